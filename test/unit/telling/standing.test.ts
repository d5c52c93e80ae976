import { describe, expect, it } from 'vitest';
import { breakLine } from '../../../lib/telling/ending.ts';
import { headlineOf } from '../../../lib/telling/headline.ts';
import { breakPointOf, standingOf } from '../../../lib/telling/standing.ts';
import { cleanLogin, failingLogin, pendingLogin } from '../../support/logins.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

const flowOf = (fields: FlowFields) => inspected(fields).report.flows[0]!;
const waiting = (at: number, confidence: 'certain' | 'tentative' = 'certain') =>
  flowOf({
    ...cleanLogin(),
    outcome: 'pending',
    diagnosis: [{ cause: 'iss-parameter-mismatch', at, confidence }],
  });

describe('a flow that is stuck', () => {
  it('stands apart from one in progress, and from one that ended', () => {
    expect(standingOf(waiting(3))).toBe('stuck');
    expect(standingOf(waiting(3, 'tentative'))).toBe('pending');
    expect([pendingLogin(), cleanLogin(), failingLogin()].map((one) => standingOf(flowOf(one)))).toEqual([
      'pending',
      'succeeded',
      'failed',
    ]);
  });

  it('is marked at the step after which it did not go on', () => {
    expect(breakPointOf(waiting(3))).toMatchObject({ type: 'stuck', step: { id: 'flow-1.3' } });
    expect(breakPointOf(waiting(3, 'tentative'))).toBeUndefined();
    expect(breakPointOf(flowOf(cleanLogin()))).toBeUndefined();
    expect(breakPointOf(flowOf(failingLogin()))).toMatchObject({ type: 'broken', step: { id: 'flow-1.3' } });
  });

  it('is told as such, in its sentence and its line', () => {
    expect(headlineOf(waiting(3))).toMatch(/ to sign you in; it was answered, and the app did not go on\.$/);
    expect(headlineOf(waiting(2))).toMatch(/; it got stuck on the way\.$/);
    expect(headlineOf(waiting(3, 'tentative'))).toMatch(/; it is not finished\.$/);
    expect(breakLine(waiting(3))).toMatch(/^Stuck at step 3, /);
  });
});

describe('a flow that succeeded', () => {
  const found = (severity: 'critical' | 'high') =>
    standingOf(
      flowOf({ ...cleanLogin(), findings: [{ rule: 'client-secret-in-browser', severity, at: [4] }] }),
    );

  it('is unsafe where something critical was found, and where nothing was it is not', () => {
    expect(found('critical')).toBe('unsafe');
    expect(found('high')).toBe('succeeded');
  });
});

describe('a flow that was refused', () => {
  it('is marked where somebody said no', () => {
    expect(breakPointOf(flowOf({ ...failingLogin(), outcome: 'denied' }))).toMatchObject({ type: 'refused' });
  });
});
