import { expect, it } from 'vitest';
import { queriesIn } from '../../../../lib/facts/wallet/dcql.ts';

const claimsOf = (...path: readonly unknown[]) =>
  queriesIn({ dcql_query: JSON.stringify({ credentials: [{ id: 'pid', claims: [{ path }] }] }) })?.[0]
    ?.claims;

it.each<[string, readonly unknown[]]>([
  ['address.locality', ['address', 'locality']],
  ['nations.*.0', ['nations', null, 0]],
  ['an object.a list', [{ toString: 1 }, [{ toString: 1 }]]],
])('a path is written with dots: %s', (written, path) => {
  expect(claimsOf(...path)).toEqual([written]);
});
