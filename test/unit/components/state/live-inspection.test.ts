import { describe, expect, it } from 'vitest';
import { liveInspection } from '../../../../components/state/live-inspection.ts';
import { cleanLogin, failingLogin } from '../../../support/logins.ts';
import { inspected } from '../../../support/report.ts';

function live() {
  const tasks: (() => void)[] = [];
  const inspection = liveInspection((task) => tasks.push(task));
  const settle = () => tasks.splice(0).forEach((task) => task());
  return { ...inspection, tasks, settle };
}

const clean = inspected(cleanLogin({ prefix: 'a' })).evidence();
const failing = inspected(failingLogin({ prefix: 'b' })).evidence();

describe('the inspection of a page', () => {
  it('makes one report of many exchanges', () => {
    const { reader, inspected: seen, tasks, settle } = live();
    reader.evidence(clean, true);
    reader.evidence(failing, false);
    expect(tasks).toHaveLength(1);
    expect(seen.value.report.flows).toHaveLength(0);
    settle();
    expect(seen.value.report.flows.map(({ outcome }) => outcome).toSorted()).toEqual(['failed', 'succeeded']);
  });

  it('forgets the earlier evidence at a snapshot and when it is cleared', () => {
    const { reader, inspected: seen, settle } = live();
    reader.evidence(clean, true);
    reader.evidence(failing, true);
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

  it('finds the exchange behind a step, and the evidence of one flow', () => {
    const { reader, inspected: seen, settle } = live();
    reader.evidence([...clean, ...failing], true);
    settle();
    const failed = seen.value.report.flows.find(({ outcome }) => outcome === 'failed')!;
    expect(seen.value.exchangeOf(failed.steps[0]!.id)?.id).toBe('b0');
    expect(seen.value.evidence([failed.id]).map(({ id }) => id)).toEqual(['b0', 'b1', 'b2']);
  });
});
