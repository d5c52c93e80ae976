import { describe, expect, it } from 'vitest';
import { acceptedRequest } from '../../../lib/facts/accepted-request.ts';
import { fact } from '../../../lib/facts/fact.ts';
import { factsOf } from '../../../lib/facts/facts.ts';
import { isSeen, type Need } from '../../../lib/facts/need.ts';
import { latestOf, seen } from '../../../lib/facts/seen.ts';
import { rule } from '../../../lib/rules/rule.ts';
import { kinds } from '../../../lib/vocabulary/kinds.ts';
import { flowIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

const login = spaLogin('a');
const facts = factsOf(flowIn(login.request(), login.landing(), login.redemption()));
const definition = { severity: 'low', owner: 'client' } as const;

describe('what was seen of a kind', () => {
  it('is every message of it, and never an empty list', () => {
    expect(facts.of(seen.token_request)?.map(({ kind }) => kind)).toEqual(['token_request']);
    expect(facts.of(seen.end_session_request)).toBeUndefined();
  });

  it('can be asked for by every kind there is', () => {
    expect(Object.keys(seen)).toEqual(Object.keys(kinds));
  });

  it('ends with the latest', () => {
    const several = factsOf(flowIn(login.request(), login.landing(), login.redemption(), login.redemption()));
    const requests = several.of(seen.token_request)!;
    expect(latestOf(requests)).toBe(requests.at(-1));
  });
});

describe('a rule that needs a fact', () => {
  it.each<[string, Need, boolean]>([
    ['of a kind that was seen', seen.token_request, true],
    ['of a kind that was not', seen.end_session_request, false],
    ['that every flow is asked for', 'authorizationRequest', true],
    ['that rests on others', acceptedRequest, true],
    ['that is an empty list', fact('none', () => []), false],
    ['that is a list of something', fact('some', () => ['one']), true],
    ['that is false', fact('no', () => false), false],
    ['that is true', fact('yes', () => true), true],
    ['that is 0, which is something', fact('zero', () => 0), true],
  ])('%s', (_, need, expected) => {
    expect(isSeen(facts, need)).toBe(expected);
  });

  it('gets it as present, and no other', () => {
    const kindsSeen: string[] = [];
    const one = rule({
      ...definition,
      id: 'state-missing',
      needs: [seen.token_request],
      inspect({ of }) {
        const [request] = of(seen.token_request);
        kindsSeen.push(request.kind);
        // @ts-expect-error It was not needed, so it may be missing.
        const other: readonly unknown[] = of(seen.end_session_request);
        expect(other).toBeUndefined();
        return undefined;
      },
    });
    expect(one.inspect(facts)).toEqual([]);
    expect(kindsSeen).toEqual(['token_request']);
  });
});
