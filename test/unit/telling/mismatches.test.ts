import { describe, expect, it } from 'vitest';
import { mismatchesAt, mismatchLabel, otherStep, sidesOf } from '../../../lib/telling/mismatches.ts';
import { codeFlow, flowsOf, idTokenOf } from '../../support/flow.ts';

const flowOf = (changes: Parameters<typeof codeFlow>[0]) => flowsOf(codeFlow(changes))[0]!;
const stepOf = (flow: ReturnType<typeof flowOf>, kind: string) =>
  flow.steps.find((step) => step.kind === kind)!.id;

describe('values that disagree', () => {
  it('are known at both of their steps', () => {
    const flow = flowOf({ response: { state: 'of-another-login' } });
    const [asked, answered] = [stepOf(flow, 'authorization_request'), stepOf(flow, 'authorization_response')];
    const there = mismatchesAt(flow, answered).get('state')!;
    expect(there.got.value).toBe('of-another-login');
    expect(mismatchLabel(there, answered)).toBe(`≠ step ${asked.split('.')[1]}`);
    expect(otherStep(there, answered)).toBe(asked);
    expect(otherStep(mismatchesAt(flow, asked).get('state')!, asked)).toBe(answered);
  });

  it('are none of one value that was used twice', () => {
    const [first, second] = ['flow-1.2', 'flow-1.3'] as const;
    const twice = {
      name: 'code',
      expected: { value: 'a-code', step: first },
      got: { value: 'a-code', step: second },
    };
    expect(sidesOf(twice)).toEqual(['first', 'again']);
    expect(mismatchLabel(twice, second)).toBe('= step 2');
    expect(mismatchLabel({ ...twice, expected: { value: 'a-code', step: null } }, second)).toBe(
      'used before',
    );
    expect(sidesOf({ ...twice, got: { value: 'A-code', step: second } })).toEqual(['expected', 'got']);
    const none = { value: null, step: first };
    expect(sidesOf({ expected: none, got: none })).toEqual(['expected', 'got']);
  });

  it('are known of what a token claims', () => {
    const flow = flowOf({ tokenAnswer: { id_token: idTokenOf({ nonce: 'of-another-login' }) } });
    expect(mismatchesAt(flow, stepOf(flow, 'token_request')).get('nonce')?.got.value).toBe(
      'of-another-login',
    );
  });

  it('are none in a login whose values agree', () => {
    const flow = flowOf({});
    expect(flow.steps.flatMap(({ id }) => [...mismatchesAt(flow, id).keys()])).toEqual([]);
  });
});
