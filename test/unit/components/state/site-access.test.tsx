import { expect, it } from 'vitest';
import { NoticeLine } from '../../../../components/controls/NoticeLine.tsx';
import { liveInspection } from '../../../../components/state/live-inspection.ts';
import {
  accessToTab,
  missingAccess,
  toldAccess,
  watchAccess,
  type SiteAccess,
} from '../../../../components/state/site-access.ts';
import { LoginCard } from '../../../../components/login-card/LoginCard.tsx';
import { inspected } from '../../../support/report.ts';
import { pendingLogin } from '../../../support/logins.ts';
import { siteAccessWords } from '../../../../lib/telling/site-access.ts';
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
  expect(live.inspected.value.report.gaps).toEqual([siteAccessWords.some]);
  live.limited(false);
  run();
  expect(live.inspected.value.report.gaps).toEqual([]);
});

it('is offered to be changed by a click', () => {
  const missing = missingAccess(access(async () => false).one);
  const html = markup(<NoticeLine notice={{ tone: 'bad', ...missing }} onClose={() => {}} />);
  expect(html).toContain(siteAccessWords.some);
  expect(html).toContain('<button');
  expect(html).toContain('Allow all sites');
});

it('a page that its browser does not tell is told by the worker, and opens one that can ask', async () => {
  let opened = 0;
  const told = toldAccess(() => void opened++);
  const limited: boolean[] = [];
  watchAccess(told, (isLimited) => limited.push(isLimited));
  await settled();
  told.told(false);
  await settled();
  told.told(true);
  await settled();
  expect(limited).toEqual([false, true, false]);
  const { label, act } = missingAccess(told).offer;
  act();
  expect([label, opened]).toEqual(['Open the full view to allow all sites', 1]);
});

it('the popup says whether it is the tab’s own site that may not be looked at, as long as it is so', async () => {
  let isWhole = false;
  const { one, change } = access(async () => isWhole);
  const [hidden, shown] = [accessToTab(one, true), accessToTab(one, false)];
  await settled();
  expect(hidden.value?.text).toBe(siteAccessWords.notThis);
  expect(shown.value?.text).toBe(siteAccessWords.some);
  const card = (missing: typeof hidden.value) =>
    markup(
      <LoginCard
        inspected={inspected(pendingLogin())}
        tab={7}
        missing={missing}
        onExport={() => {}}
        onOpen={() => {}}
      />,
    );
  expect(card(hidden.value)).toContain('may not look at what this tab shows');
  expect(card(hidden.value)).toContain('Allow all sites');
  isWhole = true;
  change();
  await settled();
  expect([hidden.value, shown.value]).toEqual([undefined, undefined]);
  expect(card(hidden.value)).not.toContain('Allow all sites');
});
