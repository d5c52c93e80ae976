import { expect, it } from 'vitest';
import { TabTitles, type ShownPage } from '../../../../entrypoints/background/tab-titles.ts';
import { exchange } from '../../../support/exchange.ts';

const op = 'https://op.example/auth';
const app = 'https://app.example/';

function titles(shown: Readonly<Record<number, ShownPage>>) {
  const asked: number[] = [];
  const told: unknown[] = [];
  const all = new TabTitles({
    shownIn: async (tab) => {
      asked.push(tab);
      return shown[tab];
    },
    tell: (pairs) => told.push(...pairs),
  });
  return { all, asked, told };
}
const inTab = (tab: number | undefined, url = op) => exchange({ url, context: { tab } });

it('the tabs of logins are asked for what they are called, each once', async () => {
  const { all, asked, told } = titles({
    7: { title: 'Shop', url: op },
    8: { title: 'https://app.example/in?code=a-secret', url: op },
  });
  await all.want([inTab(7), inTab(7), inTab(8)]);
  await all.want([inTab(7)]);
  expect(asked).toEqual([7, 8]);
  expect(told).toEqual([
    ['7 https://op.example', 'Shop'],
    ['8 https://op.example', 'app.example/in'],
  ]);
  expect(all.all).toEqual(told);
});

it('a tab of a login is asked again when it shows another page of its sites, and no other is', async () => {
  const shown: Record<number, ShownPage> = {
    7: { title: 'Sign in', url: op },
    9: { title: 'Bank', url: op },
  };
  const { all, asked, told } = titles(shown);
  await all.want([inTab(7), inTab(7, app)]);
  shown[7] = { title: 'Orders', url: `${app}orders` };
  await all.loaded(7, `${app}orders`);
  await all.loaded(7, `${app}orders`);
  await all.loaded(9, op);
  expect(asked).not.toContain(9);
  expect(told).toEqual([
    ['7 https://op.example', 'Sign in'],
    ['7 https://app.example', 'Orders'],
  ]);
});

it('what a tab shows after a login, on a site that is none of it, is not told', async () => {
  const shown: Record<number, ShownPage> = { 7: { title: 'Shop', url: app } };
  const { all, asked, told } = titles(shown);
  await all.want([inTab(7, app)]);
  shown[7] = { title: 'News', url: 'https://news.example/' };
  await all.loaded(7, 'https://news.example/');
  await all.want([inTab(7)]);
  expect(asked).toEqual([7, 7]);
  expect(told).toEqual([['7 https://app.example', 'Shop']]);
});

it('what is cleared is forgotten, and asked again when it is wanted again', async () => {
  const { all, asked } = titles({ 7: { title: 'Shop', url: op } });
  await all.want([inTab(7)]);
  all.clear();
  expect(all.all).toEqual([]);
  await all.want([inTab(7)]);
  expect(asked).toEqual([7, 7]);
  expect(all.all).toEqual([['7 https://op.example', 'Shop']]);
});

it('nothing is told of a tab that is gone, or of what belongs to none', async () => {
  const { all, told } = titles({ [-1]: { title: 'nothing', url: op } });
  await all.want([inTab(3), inTab(-1), inTab(undefined)]);
  expect(told).toEqual([]);
});

it('few tabs are remembered', async () => {
  const { all } = titles(
    Object.fromEntries(Array.from({ length: 300 }, (_, tab) => [tab, { title: `tab ${tab}`, url: op }])),
  );
  for (let tab = 0; tab < 300; tab++) await all.want([inTab(tab)]);
  expect(all.all).toHaveLength(200);
  expect(all.all.at(-1)).toEqual(['299 https://op.example', 'tab 299']);
});
