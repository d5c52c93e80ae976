import { expect, it } from 'vitest';
import { TabTitles } from '../../../../entrypoints/background/tab-titles.ts';
import { exchange } from '../../../support/exchange.ts';

function titles(names: Readonly<Record<number, string>>) {
  const asked: number[] = [];
  const told: unknown[] = [];
  const all = new TabTitles({
    titleOf: async (tab) => {
      asked.push(tab);
      return names[tab];
    },
    tell: (pairs) => told.push(...pairs),
  });
  return { all, asked, told };
}
const inTab = (tab: number | undefined) => exchange({ url: 'https://op.example/auth', context: { tab } });

it('the tabs of logins are asked for what they are called, each once', async () => {
  const { all, asked, told } = titles({ 7: 'Shop', 8: 'https://app.example/in?code=a-secret' });
  await all.want([inTab(7), inTab(7), inTab(8)]);
  await all.want([inTab(7)]);
  expect(asked).toEqual([7, 8]);
  expect(told).toEqual([
    [7, 'Shop'],
    [8, 'app.example/in'],
  ]);
  expect(all.all).toEqual(told);
});

it('a tab of a login is asked again when it shows another page, and no other is', async () => {
  const names: Record<number, string> = { 7: 'Shop', 9: 'Bank' };
  const { all, asked, told } = titles(names);
  await all.want([inTab(7)]);
  names[7] = 'Shop: signed in';
  await all.loaded(7);
  await all.loaded(7);
  await all.loaded(9);
  expect(asked).not.toContain(9);
  expect(told).toEqual([
    [7, 'Shop'],
    [7, 'Shop: signed in'],
  ]);
});

it('nothing is told of a tab that is gone, or of what belongs to none', async () => {
  const { all, told } = titles({ [-1]: 'nothing' });
  await all.want([inTab(3), inTab(-1), inTab(undefined)]);
  expect(told).toEqual([]);
});

it('few tabs are remembered', async () => {
  const { all } = titles(Object.fromEntries(Array.from({ length: 300 }, (_, tab) => [tab, `tab ${tab}`])));
  for (let tab = 0; tab < 300; tab++) await all.want([inTab(tab)]);
  expect(all.all).toHaveLength(200);
  expect(all.all.at(-1)).toEqual([299, 'tab 299']);
});
