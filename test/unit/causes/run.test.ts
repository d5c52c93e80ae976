import { describe, expect, it } from 'vitest';
import { alone } from '../../../lib/exchange/in-step.ts';
import { cause, type Cause, type CauseDraft } from '../../../lib/causes/cause.ts';
import { runCauses } from '../../../lib/causes/run.ts';
import { codeFlow, factsOf, type FlowChanges } from '../../support/flow.ts';

const draft: CauseDraft = { at: undefined, why: 'Seen.', proof: 'status', confidence: 'firm' };

/** A cause that finds this, under the name of a real one. */
function named(
  id: Cause['id'],
  found: Partial<CauseDraft> | (() => CauseDraft),
  more: Partial<Pick<Cause, 'folds' | 'evenIfSucceeded' | 'needs'>> = {},
): Cause {
  return {
    ...cause({
      id,
      owner: 'client',
      title: 'A cause',
      signs: 'Signs.',
      against: 'Nothing.',
      fix: 'Mend it.',
      references: [],
      example: 'An example.',
      needs: [],
      inspect: () => (typeof found === 'function' ? found() : { ...draft, ...found }),
    }),
    ...more,
  };
}

const stuck: FlowChanges = { response: null, token: null };

function found(causes: readonly Cause[], changes: FlowChanges = stuck): readonly string[] {
  return alone(runCauses(causes, factsOf(codeFlow(changes)), { findings: [] })).found.map(
    ({ cause: { id } }) => id,
  );
}

describe('causes are ranked', () => {
  it('by what they rest on: two values, a code, words, who answered, a status, a guess', () => {
    const causes = [
      named('no-answer', { proof: 'guess' }),
      named('code-expired', { proof: 'code' }),
      named('callback-failed', { proof: 'phrase' }),
      named('token-early', { proof: 'comparison' }),
      named('popup-closed', { proof: 'status' }),
    ];
    expect(found(causes)).toEqual([
      'token-early',
      'code-expired',
      'callback-failed',
      'popup-closed',
      'no-answer',
    ]);
  });

  it('and the surer first where they rest on the same', () => {
    const causes = [
      named('no-answer', { confidence: 'tentative' }),
      named('popup-closed', { confidence: 'certain' }),
    ];
    expect(found(causes)).toEqual(['popup-closed', 'no-answer']);
  });
});

describe('a cause that another one explains', () => {
  const outer = named('state-cookie-lost', { proof: 'comparison' }, { folds: ['state-rejected'] });

  it('is left out', () => {
    expect(found([named('state-rejected', { proof: 'comparison' }), outer])).toEqual(['state-cookie-lost']);
  });

  it('stays where the two explain each other and it is the surer', () => {
    const both = ['state-rejected', 'state-cookie-lost'] as const;
    const [inner, other] = both.map((id, at) =>
      named(
        id,
        { proof: 'comparison', confidence: at === 0 ? 'certain' : 'firm' },
        { folds: both.filter((one) => one !== id) },
      ),
    );
    expect(found([inner!, other!])).toEqual(['state-rejected']);
    expect(found([other!, inner!])).toEqual(['state-rejected']);
  });

  it('stays where its own proof is stronger', () => {
    const weak = named('state-cookie-lost', { proof: 'guess' }, { folds: ['state-rejected'] });
    expect(found([named('state-rejected', { proof: 'comparison' }), weak])).toEqual([
      'state-rejected',
      'state-cookie-lost',
    ]);
  });
});

describe('a cause is asked', () => {
  it('of a login that succeeded only if it says so', () => {
    expect(found([named('no-answer', {})], {})).toEqual([]);
    expect(found([named('no-answer', {}, { evenIfSucceeded: true })], {})).toEqual(['no-answer']);
  });

  it('only where what it needs was seen', () => {
    expect(found([named('no-answer', {}, { needs: ['redemptions'] })])).toEqual([]);
  });
});

it('a cause that throws is named, and takes nothing down', () => {
  const broken = named('token-early', () => {
    throw new TypeError('code=secret');
  });
  const run = alone(runCauses([broken, named('no-answer', {})], factsOf(codeFlow(stuck)), { findings: [] }));
  expect(run.failures).toEqual([{ part: 'cause', id: 'token-early', error: 'TypeError' }]);
  expect(run.found.map(({ cause: { id } }) => id)).toEqual(['no-answer']);
});
