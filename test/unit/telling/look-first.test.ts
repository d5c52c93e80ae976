import { describe, expect, it } from 'vitest';
import { beginWith, flowGoneWrong } from '../../../lib/telling/look-first.ts';
import { baseTime } from '../../support/exchange.ts';
import { brokeredLogin, cleanLogin, failingLogin, pendingLogin } from '../../support/logins.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

const minute = 60_000;
const clean = cleanLogin({ prefix: 'a' });
const failing = failingLogin({ prefix: 'b', start: baseTime + minute });
const later = failingLogin({ prefix: 'c', start: baseTime + 2 * minute });
const pending = pendingLogin({ prefix: 'd', start: baseTime + 3 * minute });
const flowsOf = (...fields: readonly FlowFields[]) => inspected(...fields).report.flows;
const madeGood = { worked_later: { flow: 'flow-3', after: 9000 } };

describe('the flow to look at first', () => {
  it.each<[string, readonly FlowFields[], string | undefined]>([
    ['one that failed, not one that worked', [clean, failing], 'flow-2'],
    ['one that failed, not a later one that worked', [failing, clean], 'flow-1'],
    ['the latest that failed', [failing, later], 'flow-2'],
    ['one that failed, not one that is not finished', [failing, pending], 'flow-1'],
    ['one after which none worked', [failing, { ...later, ...madeGood }], 'flow-1'],
    [
      'one after which another worked, where there is no other',
      [clean, { ...failing, ...madeGood }],
      'flow-2',
    ],
    ['none where all worked', [clean, clean], undefined],
    ['none where one is only not finished', [clean, pending], undefined],
    ['none where there is none', [], undefined],
  ])('is %s', (_, fields, id) => {
    expect(flowGoneWrong(flowsOf(...fields))?.id).toBe(id);
  });

  it('is a login that failed, not a quiet check or a logout after it', () => {
    const quiet = { ...later, purpose: 'silent_renewal' as const };
    const logout = { ...later, purpose: 'logout' as const };
    expect(flowGoneWrong(flowsOf(failing, quiet))?.id).toBe('flow-1');
    expect(flowGoneWrong(flowsOf(failing, logout))?.id).toBe('flow-1');
    expect(flowGoneWrong(flowsOf(clean, logout))?.id).toBe('flow-2');
    expect(flowGoneWrong(flowsOf(clean, quiet))?.id).toBe('flow-2');
  });

  it('is none where a quiet check says that the person is needed', () => {
    const error = { code: 'login_required', description: null };
    expect(flowGoneWrong(flowsOf(clean, { ...later, purpose: 'silent_renewal', error }))).toBeUndefined();
  });

  it('is rather one whose reason is known than one whose reason is guessed', () => {
    const guess = later.diagnosis?.map((one) => ({ ...one, confidence: 'tentative' as const }));
    expect(flowGoneWrong(flowsOf(failing, { ...later, diagnosis: guess ?? [] }))?.id).toBe('flow-1');
    expect(flowGoneWrong(flowsOf(clean, { ...later, diagnosis: guess ?? [] }))?.id).toBe('flow-2');
  });

  it('is the login around another, which tells what broke inside it', () => {
    const outer = { ...failing, id: 'flow-1' };
    const inner = { ...later, id: 'flow-2', parent: 'flow-1' };
    expect(flowGoneWrong(flowsOf(outer, inner))?.id).toBe('flow-1');
    expect(flowGoneWrong(flowsOf({ ...clean, id: 'flow-1' }, inner))?.id).toBe('flow-2');
  });
});

describe('what stands above all flows', () => {
  it('says which one to begin with, and why it failed', () => {
    const [, flow] = flowsOf(clean, failing);
    expect(beginWith(flowsOf(clean, failing))).toEqual({
      flow: 'flow-2',
      headline: 'app.example asked op.example to sign you in, and it failed: invalid_grant.',
      why: flow!.diagnosis[0]!.why,
    });
  });

  it('says how it went where nobody knows why', () => {
    const { why, headline } = beginWith(flowsOf(clean, { ...failing, diagnosis: [] }))!;
    expect([why, headline]).toEqual([undefined, expect.stringContaining('it failed')]);
  });

  it.each<[string, readonly FlowFields[]]>([
    ['the first flow is the one', [failing, clean]],
    ['nothing went wrong', [clean, clean]],
    ['somebody said no', [clean, brokeredLogin('flow-9')]],
    ['nothing was found', []],
  ])('is nothing where %s', (_, fields) => {
    expect(beginWith(flowsOf(...fields))).toBeUndefined();
  });
});
