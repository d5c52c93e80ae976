import { describe, expect, it } from 'vitest';
import { goodFirst, likeliestOthers, likeliestPair } from '../../../lib/compare/likeliest-pair.ts';
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

describe('the likeliest others', () => {
  it('are in the order of how like they are, then the latest first, and never the login itself', () => {
    const itself = flow();
    const later = { ...flow({}, 'flow-4'), started: '2026-01-02T00:00:00.000Z' };
    const others = [itself, flow({ client: 'other' }, 'flow-2'), flow({}, 'flow-3'), later];
    expect(likeliestOthers(itself, others).map(({ id }) => id)).toEqual(['flow-4', 'flow-3', 'flow-2']);
  });
});

describe('the good login comes first', () => {
  it.each([
    ['succeeded', 'failed', ['succeeded', 'failed']],
    ['failed', 'succeeded', ['succeeded', 'failed']],
    ['failed', 'pending', ['failed', 'pending']],
  ] as const)('of %s and %s', (one, other, expected) => {
    const login = (outcome: 'succeeded' | 'failed' | 'pending') => ({ flow: { outcome } });
    expect(goodFirst(login(one), login(other)).map((side) => side.flow.outcome)).toEqual(expected);
  });
});
