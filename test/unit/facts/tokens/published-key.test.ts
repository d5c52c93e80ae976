import { expect, it } from 'vitest';
import {
  keySetsOf,
  keyTypeOf,
  keyVerdictsOf,
  publishedKeyOf,
} from '../../../../lib/facts/tokens/published-key.ts';
import type { Verdicts } from '../../../../lib/vocabulary/verdicts.ts';
import { json } from '../../../support/exchange.ts';
import { codeFlow, factsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const factsWith = (header: Readonly<Record<string, unknown>>, keys: unknown, verdicts?: Verdicts) =>
  factsOf(
    codeFlow({
      metadata: { jwks_uri: 'https://op.example/jwks' },
      tokenAnswer: {
        access_token: 'at',
        token_type: 'Bearer',
        id_token: jwt({ iss: 'https://op.example', aud: 'spa' }, header),
      },
      tokenExchange: { verdicts },
      then: [json('https://op.example/jwks', { keys })],
    }),
  );
const keyOf = (...given: Parameters<typeof factsWith>) => {
  const { flow, idTokens } = factsWith(...given);
  return publishedKeyOf(flow, idTokens![0]!);
};
const key = (kid: string, kty: string) => ({ kid, kty });

it('the key with the kid is found, of another type, or absent', () => {
  expect(keyOf({ kid: 'a' }, [key('b', 'EC'), key('a', 'RSA')])).toBe('found');
  expect(keyOf({ kid: 'a' }, [key('a', 'EC')])).toBe('other type');
  expect(keyOf({ kid: 'a' }, [])).toBe('absent');
});

it('keys that are no objects are no keys', () => {
  expect(keyOf({ kid: 'a' }, [null, 'a', key('b', 'RSA')])).toBe('absent');
  expect(keyOf({ kid: 'a' }, 'a')).toBeUndefined();
});

it('a recorded verdict is believed, and a trace carries it', () => {
  expect(keyOf({ kid: 'a' }, [], { published_key: 'found' })).toBe('found');
  const { flow } = factsWith({ kid: 'a' }, []);
  expect(keyVerdictsOf(flow).map(([, verdicts]) => verdicts)).toEqual([{ published_key: 'absent' }]);
});

it.each([
  ['RS256', 'RSA'],
  ['PS512', 'RSA'],
  ['ES256K', 'EC'],
  ['EdDSA', 'OKP'],
  ['HS256', undefined],
  ['none', undefined],
])('%s needs a key of type %s', (alg, kty) => {
  expect(keyTypeOf(factsWith({ alg }, []).idTokens![0]!)).toBe(kty);
});

it('the sets are the answers that could be read', () => {
  const { flow, idTokens } = factsWith({}, []);
  expect(keySetsOf(flow, idTokens![0]!).map(({ url }) => url)).toEqual(['https://op.example/jwks']);
});
