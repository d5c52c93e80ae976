import { describe, expect, it } from 'vitest';
import { likeliestPair } from '../../../lib/compare/likeliest-pair.ts';
import { codeFlow, flowsOf, type FlowChanges } from '../../support/flow.ts';

const flow = (changes: FlowChanges = {}, id = 'flow-1') => ({ ...flowsOf(codeFlow(changes))[0]!, id });
const failed: FlowChanges = { tokenAnswer: { error: 'invalid_grant' } };

describe('the likeliest pair', () => {
  it('is of one client, the one well and the other not', () => {
    const others = [flow({ client: 'other' }, 'flow-2'), flow(failed, 'flow-3'), flow({}, 'flow-4')];
    expect(likeliestPair([flow()], others)?.[1].id).toBe('flow-3');
  });

  it('is the latest of those that are alike', () => {
    expect(likeliestPair([flow()], [flow(failed, 'flow-2'), flow(failed, 'flow-3')])?.[1].id).toBe('flow-3');
  });

  it('is no login with itself, while there is another', () => {
    const all = [flow(), flow({ client: 'other' }, 'flow-2')];
    const [one, other] = likeliestPair(all, all) ?? [];
    expect(one?.id).not.toBe(other?.id);
  });

  it('is nothing where a side has no login', () => {
    expect(likeliestPair([], [flow()])).toBeUndefined();
  });
});
