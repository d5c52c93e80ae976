import { describe, expect, it } from 'vitest';
import { liveInspection, type LiveInspection } from '../../../../components/state/live-inspection.ts';
import { createFlowLister } from '../../../../components/state/flow-list.ts';
import { withFlippedBit } from '../../../support/compact.ts';
import { benchLogin } from '../../../bench/logins.ts';
import { baseTime, exchange, json } from '../../../support/exchange.ts';
import type { Report } from '../../../../lib/report/report.ts';
import { codeFlow } from '../../../support/flow.ts';
import { cleanLogin, failingLogin, pendingLogin } from '../../../support/logins.ts';
import { inspected } from '../../../support/report.ts';
import { signer } from '../../../support/signed.ts';

/** @param pace milliseconds that pass between two looks at the clock */
function live(pace = 0) {
  const tasks: (() => void)[] = [];
  const drawings: (() => void)[] = [];
  const looks: { task: () => void; ms: number }[] = [];
  let clock = 0;
  let time = baseTime;
  const inspection = liveInspection(
    (task) => tasks.push(task),
    (task) => drawings.push(task),
    () => (clock += pace),
    { time: () => time, after: (task, ms) => looks.push({ task, ms }) },
  );
  /** What is due then is done, and no more than that. */
  const waitUntil = (until: number) => {
    const due = looks.filter(({ ms }) => time + ms <= until);
    time = until;
    for (const look of due) {
      looks.splice(looks.indexOf(look), 1);
      look.task();
    }
  };
  const judge = () => tasks.splice(0).forEach((task) => task());
  const draw = () => drawings.splice(0).forEach((task) => task());
  const settle = () => {
    judge();
    draw();
  };
  return { ...inspection, tasks, judge, draw, settle, looks, waitUntil };
}

const clean = inspected(cleanLogin({ prefix: 'a' })).evidence();
const failing = inspected(failingLogin({ prefix: 'b' })).evidence();

describe('the inspection of a page', () => {
  it('says that it gets nothing new once the extension was updated, and keeps what it has', () => {
    const { reader, inspected: seen, settle } = live();
    reader.snapshot(clean, 0);
    settle();
    expect(seen.value.report.gaps.join()).not.toContain('updated');
    reader.cutOff();
    settle();
    expect(seen.value.report.gaps.join()).toContain('was updated or switched off');
    expect(seen.value.report.flows).toHaveLength(1);
  });

  it('judges a login that goes on once more when nothing has come of it for ten seconds', () => {
    const { reader, inspected: seen, settle, looks, waitUntil } = live();
    const isUnderWay = () => seen.value.report.flows.map(({ under_way }) => under_way);
    reader.snapshot(inspected(pendingLogin()).evidence(), 0);
    settle();
    expect(isUnderWay()).toEqual([true]);
    waitUntil(baseTime + 5_000);
    settle();
    expect(isUnderWay()).toEqual([true]);
    waitUntil(baseTime + 60_000);
    settle();
    expect(isUnderWay()).toEqual([undefined]);
    expect(looks).toEqual([]);
  });

  it('has nothing to wait for where a login has ended, or was quiet when the page opened', () => {
    const { reader, inspected: seen, settle, looks, waitUntil } = live();
    reader.snapshot(clean, 0);
    settle();
    waitUntil(baseTime + 3_600_000);
    reader.snapshot(inspected(pendingLogin()).evidence(), 1);
    settle();
    expect(seen.value.report.flows.map(({ under_way }) => under_way)).toEqual([undefined]);
    expect(looks).toEqual([]);
  });

  it('makes one report of many exchanges', () => {
    const { reader, inspected: seen, tasks, settle } = live();
    reader.snapshot(clean, 0);
    reader.evidence(failing);
    expect(tasks).toHaveLength(1);
    expect(seen.value.report.flows).toHaveLength(0);
    settle();
    expect(seen.value.report.flows.map(({ outcome }) => outcome).toSorted()).toEqual(['failed', 'succeeded']);
  });

  it('judges in one task and shows in the next, what is the latest then and nothing before it', () => {
    const { reader, inspected: seen, judge, draw } = live();
    const shown: number[] = [];
    seen.subscribe(({ report }) => shown.push(report.flows.length));
    reader.snapshot(clean, 0);
    judge();
    expect(shown).toEqual([0]);
    reader.evidence(failing);
    judge();
    draw();
    expect(shown).toEqual([0, 2]);
  });

  it('takes very many a few at a time, and chooses nothing for the reader before all are there', () => {
    const { reader, inspected: seen, tasks, settle } = live(200);
    const many = Array.from({ length: 30 }, (_, login) => benchLogin(login).exchanges)
      .flat()
      .map((one, entry) => exchange({ ...one, id: `x${entry}`, entry, startedAt: baseTime + entry * 2000 }));
    reader.snapshot(many, 0);
    expect(tasks).toHaveLength(1);
    settle();
    const first = seen.value;
    expect([first.report.flows.map(({ id }) => id), first.isPartial]).toEqual([['flow-4'], true]);
    while (tasks.length > 0) settle();
    expect([seen.value.report.flows.length, seen.value.isPartial]).toEqual([30, false]);
  });

  it.each([
    ['more at a time where that is quick', 0, true],
    ['fewer where it takes long', 200, false],
  ])('takes %s', (_, pace, isQuick) => {
    const { reader, tasks, settle } = live(pace);
    const logins = Array.from({ length: 30 }, (_none, login) => benchLogin(login).exchanges).flat();
    reader.snapshot(
      logins.map((one, entry) => exchange({ ...one, id: `x${entry}`, entry, startedAt: baseTime + entry })),
      0,
    );
    let times = 0;
    for (; tasks.length > 0; times += 1) settle();
    // 120 exchanges, 16 of them first.
    expect(times < 120 / 16).toBe(isQuick);
  });

  it('lists one flow anew of many when more is known of it, and no other', () => {
    const { reader, inspected: seen, tasks, settle } = live();
    const logins = Array.from({ length: 60 }, (_, login) => benchLogin(login).exchanges);
    const [last, ...others] = logins
      .flat()
      .map((one, entry) => exchange({ ...one, id: `x${entry}`, entry, startedAt: baseTime + entry * 2000 }))
      .toReversed();
    const list = createFlowLister();
    reader.snapshot(others.toReversed(), 0);
    while (tasks.length > 0) settle();
    const before = new Set(list(seen.value));
    reader.evidence([last!]);
    settle();
    const after = list(seen.value);
    expect(after).toHaveLength(60);
    expect(after.filter((entry) => !before.has(entry))).toHaveLength(1);
  });

  /** Logins, one after the other, of as many exchanges. */
  const logins = (count: number) =>
    Array.from({ length: count }, (_, login) => benchLogin(login).exchanges)
      .flat()
      .map((one, entry) => exchange({ ...one, id: `x${entry}`, entry, startedAt: baseTime + entry * 2000 }));
  /** What is judged anew between these two. */
  const newOf = (before: Report, after: Report) =>
    after.flows.filter((flow) => !before.flows.includes(flow)).map(({ id }) => id);

  it('reads nothing again when a worker that was stopped comes back with what is known, and what it changed alone', () => {
    const { reader, inspected: seen, tasks, settle } = live();
    const known = logins(20);
    reader.snapshot(known, 0);
    while (tasks.length > 0) settle();
    const before = seen.value.report;
    reader.snapshot(structuredClone(known), 0);
    while (tasks.length > 0) settle();
    expect(seen.value.report.flows).toEqual(before.flows);
    expect(newOf(before, seen.value.report)).toEqual([]);
    const [last] = known.slice(-1);
    reader.snapshot([...structuredClone(known.slice(0, -1)), { ...last!, duration: 77 }], 0);
    while (tasks.length > 0) settle();
    expect(newOf(before, seen.value.report)).toEqual(['flow-20']);
  });

  it('takes what a worker that was stopped tells anew of itself for all there is', () => {
    const { reader, inspected: seen, settle } = live();
    reader.snapshot(clean, 0);
    reader.dropped(2);
    reader.failures([{ part: 'recogniser', id: 'jwks', error: 'TypeError' }]);
    settle();
    reader.snapshot(structuredClone(clean), 0);
    settle();
    expect([seen.value.report.gaps, seen.value.report.failures]).toEqual([[], []]);
  });

  it('keeps what the worker let go for want of memory, and nothing of it once somebody had something forgotten', () => {
    const { reader, inspected: seen, tasks, settle } = live();
    const known = logins(30);
    const flowsAfter = (all: typeof known, clears: number): number => {
      reader.snapshot(structuredClone(all), clears);
      while (tasks.length > 0) settle();
      return seen.value.report.flows.length;
    };
    expect(flowsAfter(known, 4)).toBe(30);
    expect(flowsAfter(known.slice(40), 4)).toBe(30);
    expect(flowsAfter(known.slice(40), 5)).toBe(20);
    expect(flowsAfter(known, 6)).toBe(30);
    reader.cleared();
    expect(flowsAfter(known.slice(40, 44), 7)).toBe(1);
  });

  it('keeps no more of what was let go than a page can bear', () => {
    const { reader, exchanges } = live();
    const many = Array.from({ length: 6000 }, (_, n) => exchange({ id: `x${n}`, url: 'https://x.example/' }));
    reader.snapshot(many.slice(0, 4000), 0);
    reader.snapshot(many.slice(3900, 4900), 0);
    expect(exchanges()).toHaveLength(4900);
    reader.snapshot(many.slice(4500), 0);
    reader.snapshot(many.slice(5000), 0);
    expect(exchanges()).toHaveLength(1000);
  });

  it('lets other work in between two logins that take long to judge, and shows the latest at once', () => {
    const { reader, inspected: seen, tasks, settle, judge } = live(200);
    const all = logins(11);
    reader.snapshot(all.slice(0, 40), 0);
    while (tasks.length > 0) settle();
    const before = seen.value.report.flows;
    expect(before).toHaveLength(10);
    // All ten have changed, and there is one more.
    for (let at = 0; at < all.length; at += 4)
      reader.evidence(all.slice(at, at + 4).map((one) => ({ ...one, duration: 77 })));
    settle();
    const first = seen.value.report;
    expect(first.flows.map(({ id }) => id)).toEqual([...before.map(({ id }) => id), 'flow-11']);
    expect(newOf({ ...first, flows: before }, first)).toEqual(['flow-11']);
    expect(seen.value.isPartial).toBe(false);
    let times = 0;
    for (; tasks.length > 0; times += 1) judge();
    expect(times).toBeGreaterThanOrEqual(10);
    settle();
    expect(newOf({ ...first, flows: before }, seen.value.report)).toHaveLength(11);
  });

  it('forgets the earlier evidence where somebody had it forgotten, and this page hears of it now or later', () => {
    const { reader, inspected: seen, settle } = live();
    reader.snapshot(clean, 0);
    reader.snapshot(failing, 1);
    settle();
    expect(seen.value.report.flows).toHaveLength(1);
    reader.cleared();
    settle();
    expect(seen.value.report.flows).toHaveLength(0);
  });

  it('reports what was let go as a gap, until it is cleared', () => {
    const { reader, inspected: seen, settle } = live();
    reader.dropped(2);
    settle();
    expect(seen.value.report.gaps[0]).toBe('2 older requests were let go because memory was full.');
    reader.cleared();
    settle();
    expect(seen.value.report.gaps).toEqual([]);
  });

  it('knows what tabs are called, until it is cleared', () => {
    const { reader, inspected: seen, settle } = live();
    reader.titles([['7 https://app.example', 'Orders']]);
    expect([...(seen.value.titles ?? [])]).toEqual([['7 https://app.example', 'Orders']]);
    reader.cleared();
    settle();
    expect([...(seen.value.titles ?? [])]).toEqual([]);
  });

  it('reports what broke off in the worker, until it is cleared', () => {
    const { reader, inspected: seen, settle } = live();
    reader.failures([{ part: 'recogniser', id: 'jwks', error: 'TypeError' }]);
    settle();
    expect(seen.value.report.failures).toEqual([
      { part: 'recogniser', id: 'jwks', error: 'TypeError', flows: [] },
    ]);
    reader.cleared();
    settle();
    expect(seen.value.report.failures).toEqual([]);
  });

  it('reports what broke off in the page as well, once', () => {
    const { reader, inspected: seen, settle, failed } = live();
    reader.failures([{ part: 'recogniser', id: 'jwks', error: 'TypeError' }]);
    failed({ part: 'reader', id: 'network', error: 'RangeError' });
    failed({ part: 'reader', id: 'network', error: 'RangeError' });
    settle();
    expect(seen.value.report.failures.map(({ part }) => part)).toEqual(['recogniser', 'reader']);
    reader.cleared();
    settle();
    expect(seen.value.report.failures).toEqual([]);
  });

  it('finds the exchange behind a step, and the evidence of one flow', () => {
    const { reader, inspected: seen, settle } = live();
    reader.snapshot([...clean, ...failing], 0);
    settle();
    const failed = seen.value.report.flows.find(({ outcome }) => outcome === 'failed')!;
    expect(seen.value.exchangeOf(failed.steps[0]!.id)?.id).toBe('b0');
    expect(seen.value.evidence([failed.id]).map(({ id }) => id)).toEqual(['b0', 'b1', 'b2']);
  });
});

describe('signatures on a page', () => {
  const { key, signed } = signer('a');
  const claims = { iss: 'https://op.example', sub: '1', aud: 'spa', exp: baseTime / 1000 + 600 };
  const forged = codeFlow({
    metadata: { jwks_uri: 'https://op.example/jwks' },
    tokenAnswer: { access_token: 'at-1', token_type: 'Bearer', id_token: withFlippedBit(signed(claims)) },
    then: [json('https://op.example/jwks', { keys: [key] }, { status: 200 })],
  });
  const rulesOf = ({ value: { report } }: LiveInspection['inspected']) =>
    report.flows.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  const forgery = 'jwt-signature-invalid';

  it('are checked after the report is shown, which is then shown anew, once', async () => {
    const { reader, inspected: seen, tasks, settle, verified } = live();
    reader.snapshot(forged, 0);
    settle();
    expect(rulesOf(seen)).not.toContain(forgery);
    await expect.poll(() => tasks).toHaveLength(1);
    settle();
    expect(rulesOf(seen)).toContain(forgery);
    const { report } = seen.value;
    await verified();
    expect(tasks).toEqual([]);
    expect(seen.value.report).toEqual(report);
  });

  it('stay checked where the worker tells more of an exchange', async () => {
    const { reader, inspected: seen, settle, verified } = live();
    reader.snapshot(forged, 0);
    await verified();
    reader.evidence(forged.map((one) => ({ ...one, duration: 9 })));
    settle();
    expect(rulesOf(seen)).toContain(forgery);
  });

  it('are waited for by what leaves, also where nothing was shown yet', async () => {
    const { reader, inspected: seen, verified } = live();
    reader.snapshot(forged, 0);
    await verified();
    expect(rulesOf(seen)).toContain(forgery);
    expect(seen.value.evidence().flatMap(({ verdicts }) => verdicts?.['jwt_signature'] ?? [])).toEqual([
      'wrong',
    ]);
  });

  it('of what was forgotten meanwhile are shown nowhere', async () => {
    const { reader, inspected: seen, settle, verified } = live();
    reader.snapshot(forged, 0);
    settle();
    const done = verified();
    reader.snapshot(clean, 1);
    await done;
    settle();
    expect(rulesOf(seen)).not.toContain(forgery);
    expect(seen.value.report.flows).toHaveLength(1);
  });
});
