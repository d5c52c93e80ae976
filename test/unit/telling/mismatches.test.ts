import { describe, expect, it } from 'vitest';
import { mismatchesAt, mismatchLabel, otherStep } from '../../../lib/telling/mismatches.ts';
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
