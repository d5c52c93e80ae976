import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import type { JsonObject } from '../../../../lib/exchange/json.ts';
import { jwtSignaturesOf, signatureOf } from '../../../../lib/facts/tokens/jwt-signature.ts';
import { baseTime, json, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, factsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import { signer } from '../../../support/signed.ts';
import { verified } from '../../../support/verified.ts';

const at = 'https://op.example/jwks';
const claims = { iss: 'https://op.example', sub: '1', aud: 'spa', exp: baseTime / 1000 + 600 };
const set = (...keys: readonly unknown[]) => json(at, { keys }, { status: 200 });
const login = (id_token: string, then: readonly ExchangeFields[]) =>
  codeFlow({
    metadata: { jwks_uri: at },
    tokenAnswer: { access_token: 'at-1', token_type: 'Bearer', id_token },
    then,
  });
const verdictOf = async (id_token: string, ...sets: readonly ExchangeFields[]) => {
  const { idTokens } = factsOf(await verified(login(id_token, sets)));
  return idTokens && signatureOf(idTokens[0]!);
};
const a = signer('a');
const b = signer('b');
const twin = signer('a');
const token = a.signed(claims);
const withOtherClaims = (compact: string) => {
  const [header, , signature] = compact.split('.');
  const payload = Buffer.from(JSON.stringify({ ...claims, sub: '2' })).toString('base64url');
  return `${header}.${payload}.${signature}`;
};

describe('the signature of an ID token is verified', () => {
  it.each(['ES256', 'RS256', 'PS256', 'EdDSA'] as const)('with the key of its kid: %s', async (alg) => {
    const { key, signed } = signer('k', alg);
    expect(await verdictOf(signed(claims), set(b.key, key))).toBe('verified');
    expect(await verdictOf(withOtherClaims(signed(claims)), set(b.key, key))).toBe('wrong');
  });

  it('where a set that was fetched twice has the key twice', async () => {
    expect(await verdictOf(token, set(a.key), set(a.key))).toBe('verified');
    expect(await verdictOf(twin.signed(claims), set(a.key), set(a.key))).toBe('wrong');
  });

  it('by one of several keys that share the kid', async () => {
    expect(await verdictOf(token, set(twin.key, a.key))).toBe('verified');
  });
});

describe('the signature of an ID token is not judged', () => {
  it.each<readonly [string, string, readonly unknown[]]>([
    ['where no key has the kid', token, [b.key]],
    ['without a kid', a.signed(claims, { kid: undefined }), [a.key]],
    ['where several different keys share the kid and none verifies', token, [twin.key, signer('a').key]],
    ['where the key is of another type', signer('a', 'RS256').signed(claims), [a.key]],
    ['where the key is not whole', token, [{ kid: 'a', kty: 'EC', crv: 'P-256', x: 'AQAB' }]],
    ['where the signature was cut', token.slice(0, -6), [a.key]],
    ['of a shared secret', a.signed(claims, { alg: 'HS256' }), [a.key]],
    ['without one', `${a.signed(claims, { alg: 'none' }).split('.').slice(0, 2).join('.')}.`, [a.key]],
  ])('%s', async (_, id_token, keys) => {
    expect(await verdictOf(id_token, set(...keys))).toBeUndefined();
  });

  it('where the key behind the kid changed: one set was fetched before, one after', async () => {
    const third: JsonObject = signer('a').key;
    expect(await verdictOf(token, set(twin.key), set(third))).toBeUndefined();
  });

  it('where no keys were seen, or their body was cut', async () => {
    expect(await verdictOf(token)).toBeUndefined();
    const cut = { mediaType: 'application/json', text: JSON.stringify({ keys: [a.key] }).slice(0, -9) };
    expect(await verdictOf(token, { ...set(), responseBody: cut })).toBeUndefined();
  });

  it('where the token is encrypted: it cannot be read at all', async () => {
    const header = Buffer.from('{"alg":"RSA-OAEP","enc":"A256GCM","kid":"a"}').toString('base64url');
    expect(await verdictOf(`${header}.a.b.c.d`, set(a.key))).toBeUndefined();
  });

  it('with the keys of another issuer', async () => {
    expect(
      await verdictOf(a.signed({ ...claims, iss: 'https://upstream.example' }), set(a.key)),
    ).toBeUndefined();
  });
});

it('a trace carries the verdict, and it is believed there', async () => {
  for (const [id_token, verdict] of [
    [token, 'verified'],
    [twin.signed(claims), 'wrong'],
  ] as const) {
    const exchanges = redacted(await verified(login(id_token, [set(a.key)])));
    expect(JSON.stringify(exchanges)).not.toContain(id_token.split('.')[2]);
    expect(signatureOf(factsOf(exchanges).idTokens![0]!)).toBe(verdict);
    expect(exchanges.flatMap(({ verdicts }) => verdicts?.['jwt_signature'] ?? [])).toEqual([verdict]);
    expect(await verified(exchanges)).toEqual(exchanges);
  }
});

describe('what can be checked', () => {
  const signaturesOf = (exchanges: readonly Exchange[]) => jwtSignaturesOf(factsOf(exchanges).flow);

  it('is an ID token and an access token, each by the keys with its kid, every key once', () => {
    const tokenAnswer = { access_token: b.signed(claims), token_type: 'Bearer', id_token: token };
    const sets = [set(a.key, b.key, twin.key), set(a.key)];
    const found = signaturesOf(codeFlow({ metadata: { jwks_uri: at }, tokenAnswer, then: sets }));
    expect(found).toMatchObject([
      { name: 'jwt_signature', token, keys: [a.key, twin.key] },
      { name: 'jwt_signature of access_token', token: tokenAnswer.access_token, keys: [b.key] },
    ]);
  });

  it('is nothing by more keys of one name than an issuer has', () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => ({ ...a.key, x: `x${n}` }));
    expect(signaturesOf(login(token, [set(...many(16))]))[0]?.keys).toHaveLength(16);
    expect(signaturesOf(login(token, [set(...many(17))]))[0]?.keys).toEqual([]);
  });
});
