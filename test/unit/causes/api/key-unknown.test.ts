import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { json } from '../../../support/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'key-unknown';

describe(`${id} is the cause`, () => {
  it.each([
    "Unable to find a signing key that matches 'k1'",
    'no applicable key found in the JSON Web Key Set',
    'Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
    'IDX10503: Signature validation failed. The signature key was not found',
  ])('where the API says “%s”', (message) => {
    const exchanges = calledApi({ message });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('cannot check the signature of the token (alg ');
    expect(causesOf(exchanges)).toEqual([id]);
  });
});

/** The issuer’s keys were fetched between the login and the call. */
const withKeys = (kid: string, call: ApiCall = {}, url = 'https://op.example/jwks') => {
  const exchanges = calledApi(call);
  const keys = json(url, { keys: [{ kty: 'RSA', kid, n: 'AQAB', e: 'AQAB' }] });
  const at = exchanges.at(-1)!.startedAt - 1000;
  return [...exchanges.slice(0, -1), { ...keys, id: 'keys', entry: 50, startedAt: at }, exchanges.at(-1)!];
};

describe(`${id} is the cause by the issuer’s own keys`, () => {
  it('which lack the one that signed', () => {
    const exchanges = withKeys('another-1', { message: 'no key' });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', owner: 'authorization_server' });
    expect(reasonOf(exchanges)?.why).toContain('publishes no key of that name');
  });

  it.each<[string, ReturnType<typeof withKeys>]>([
    ['have it', withKeys('op-2026-01', { message: 'no key' })],
    [
      'are of another realm',
      withKeys('x', { token: { iss: 'https://op.example/a' } }, 'https://op.example/b/jwks'),
    ],
    ['lack it, and the API says something else', withKeys('x', { message: 'jwt audience invalid' })],
    ['lack it, and the API wants a scope', withKeys('x', { message: 'the scope is missing' })],
    ['lack it, and the API takes the token', withKeys('x', { status: 200 })],
  ])('and not where they %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ApiCall]>([
    ['of words about the issuer', { message: 'jwt issuer invalid' }],
    ['of a refusal without words', { challenge: 'Bearer error="invalid_token"' }],
    ['where the API takes it', { status: 200 }],
  ])('%s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });
});
