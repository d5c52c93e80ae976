import { expect, it } from 'vitest';
import { NoticeLine } from '../../../../components/controls/NoticeLine.tsx';
import { liveInspection } from '../../../../components/state/live-inspection.ts';
import { someSitesOnly, watchAccess, type SiteAccess } from '../../../../components/state/site-access.ts';
import { markup } from '../../../support/words.ts';

/** A browser that allows so much, and tells of changes. */
function access(isWhole: () => Promise<boolean>) {
  const listeners: (() => void)[] = [];
  const one: SiteAccess = {
    isWhole,
    ask: async () => true,
    onChange: (listener) => void listeners.push(listener),
  };
  return { one, change: () => listeners.forEach((listener) => listener()) };
}
const settled = () => new Promise(setImmediate);

it('is told that only some sites may be looked at, and when all may', async () => {
  let isWhole = false;
  const told: boolean[] = [];
  const { one, change } = access(async () => isWhole);
  watchAccess(one, (isLimited) => told.push(isLimited));
  await settled();
  isWhole = true;
  change();
  await settled();
  expect(told).toEqual([true, false]);
});

it('a browser that does not say allows all', async () => {
  const told: boolean[] = [];
  watchAccess(access(async () => Promise.reject(new Error('none'))).one, (isLimited) => told.push(isLimited));
  await settled();
  expect(told).toEqual([false]);
});

it('is among what could not be seen, as long as it is so', () => {
  const tasks: (() => void)[] = [];
  const later = (task: () => void): void => void tasks.push(task);
  const run = (): void => {
    while (tasks.length > 0) tasks.shift()!();
  };
  const live = liveInspection(later, later, () => 0, { time: () => 0, after: () => {} });
  live.limited(true);
  run();
  expect(live.inspected.value.report.gaps).toEqual([someSitesOnly.text]);
  live.limited(false);
  run();
  expect(live.inspected.value.report.gaps).toEqual([]);
});

it('is offered to be changed by a click', () => {
  const html = markup(
    <NoticeLine
      notice={{ tone: 'bad', text: someSitesOnly.text, offer: { label: someSitesOnly.offer, act: () => {} } }}
      onClose={() => {}}
    />,
  );
  expect(html).toContain('<button');
  expect(html).toContain('Allow all sites');
});
