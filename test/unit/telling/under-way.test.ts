import { describe, expect, it } from 'vitest';
import type { CauseId } from '../../../lib/causes/cause-id.ts';
import { atMoment, isInProgress, stepToLookAt, untilQuiet } from '../../../lib/telling/under-way.ts';
import { cleanLogin, failingLogin, pendingLogin } from '../../support/logins.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

const flowOf = (fields: FlowFields) => inspected(fields).report.flows[0]!;
const guessed = (cause: CauseId, confidence: 'firm' | 'tentative' = 'tentative') =>
  flowOf({ ...pendingLogin(), diagnosis: [{ cause, at: 1, confidence }] });

describe('a flow that is under way', () => {
  it('has not ended, and nothing is thought of it', () => {
    expect(isInProgress(flowOf(pendingLogin()))).toBe(true);
    expect(isInProgress(flowOf(cleanLogin()))).toBe(false);
    expect(isInProgress(flowOf(failingLogin()))).toBe(false);
  });

  it.each(['not-answered', 'person-has-not-confirmed', 'popup-closed', 'handed-to-app'] as const)(
    'may wait for somebody: %s',
    (cause) => expect(isInProgress(guessed(cause))).toBe(true),
  );

  it('is no more so where a guess says what keeps it, or something is known to', () => {
    expect(isInProgress(guessed('code-left-in-page'))).toBe(false);
    expect(isInProgress(guessed('not-answered', 'firm'))).toBe(false);
  });

  it('is so whatever is guessed while something of it came a moment ago, and not if that is known', () => {
    expect(isInProgress({ ...guessed('code-left-in-page'), under_way: true })).toBe(true);
    expect(isInProgress({ ...guessed('code-left-in-page', 'firm'), under_way: true })).toBe(false);
  });
});

describe('the step to look at first', () => {
  const told = (fields: FlowFields) => stepToLookAt(flowOf(fields));

  it('is where a login stopped, though that is only guessed', () => {
    const stopped = {
      ...pendingLogin(),
      diagnosis: [{ cause: 'code-left-in-page', at: 2, confidence: 'tentative' }],
    } as const;
    const flow = flowOf(stopped);
    expect(told(stopped)).toBe(flow.diagnosis[0]!.step);
    expect(stepToLookAt({ ...flow, under_way: true })).toBe(flow.telling_step);
  });

  it('is the one that the report names, where a login waits, ended, or nothing is thought of it', () => {
    for (const fields of [pendingLogin(), cleanLogin(), failingLogin()])
      expect(told(fields)).toBe(flowOf(fields).telling_step);
    const waiting = guessed('not-answered');
    expect(stepToLookAt(waiting)).toBe(waiting.telling_step);
  });
});

describe('a flow that is watched', () => {
  const landed = guessed('code-left-in-page');
  const last = Date.parse(landed.ended);

  it('may still go on in the ten seconds after its last message', () => {
    expect(isInProgress(atMoment(landed, last + 100))).toBe(true);
    expect(isInProgress(atMoment(landed, last + 9_999))).toBe(true);
    expect(isInProgress(atMoment(landed, last + 10_000))).toBe(false);
    expect(untilQuiet(landed, last + 4_000)).toBe(6_000);
  });

  it('does not go on once it has ended', () => {
    const ended = flowOf(cleanLogin());
    expect(atMoment(ended, Date.parse(ended.ended))).toBe(ended);
  });

  it('does not go on at a time that cannot be read', () => {
    expect(untilQuiet({ outcome: 'pending', ended: 'never' }, last)).toBe(0);
  });
});
