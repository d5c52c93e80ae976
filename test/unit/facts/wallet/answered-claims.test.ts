import { describe, expect, it } from 'vitest';
import { lacksClaims } from '../../../../lib/facts/wallet/answered-claims.ts';
import { licenceQuery, licenceSpace, shownMdoc } from '../../../support/mdocs.ts';
import { operationsOf } from '../../../support/operations.ts';
import { query, sdJwt } from '../../../support/wallets.ts';

const [pid] = query.credentials;
const [mdl] = licenceQuery.credentials;
const lacks = (shown: Readonly<Record<string, unknown>>, ...credentials: readonly unknown[]) =>
  lacksClaims(shown, { dcql_query: JSON.stringify({ credentials }) });
const [there, elsewhere] = [
  { id: 'a', path: ['given_name'] },
  { id: 'b', path: ['birthdate'] },
];

describe('what an answer lacks of a query', () => {
  it.each<[string, boolean, unknown]>([
    ['a claim', true, { claims: [elsewhere] }],
    ['nothing', false, { claims: [there] }],
    ['each set', true, { claims: [there, elsewhere], claim_sets: [['a', 'b'], ['b']] }],
    ['one set of two', false, { claims: [there, elsewhere], claim_sets: [['b'], ['a']] }],
    ['a claim, of an empty list of sets', true, { claims: [elsewhere], claim_sets: [] }],
    ['nothing, of an empty list of sets', false, { claims: [there], claim_sets: [] }],
  ])('%s', (_, isLacking, changes) => {
    expect(lacks({ pid: [sdJwt()] }, { ...pid, ...(changes as object) })).toBe(isLacking);
  });

  it('is read of a document whatever a path holds', () => {
    const claims = [{ path: [licenceSpace, { toString: 1 }] }];
    expect(lacks({ mdl: [shownMdoc()] }, { ...mdl, claims })).toBe(true);
  });

  it('takes no longer for thousands of queries and sets', () => {
    const shown = { pid: [sdJwt({}, [], { list: Array.from({ length: 500 }, () => ({ a: 1 })) })] };
    const claims = [there, { id: 'c', path: ['list', null, 'b'] }];
    const sets = Array.from({ length: 3000 }, () => ['c']);
    const one = operationsOf(() => lacks(shown, { ...pid, claims, claim_sets: [['c']] }));
    expect(operationsOf(() => lacks(shown, { ...pid, claims, claim_sets: sets }))).toBeLessThan(3 * one);
    const many = Array.from({ length: 3000 }, () => ({ ...pid, claims: [there] }));
    expect(operationsOf(() => lacks(shown, ...many))).toBeLessThan(150 * one);
  });
});
