import { describe, expect, it } from 'vitest';
import { encodeBase64Url } from '../../../../lib/exchange/base64.ts';
import { dpopFlow, key, proof } from '../../../support/dpop.ts';
import { baseTime, exchange, json, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'client-key-weak';
const rsa = (bits: number) => ({
  kty: 'RSA',
  e: 'AQAB',
  n: encodeBase64Url(new Uint8Array(bits / 8).fill(0xc1)),
});
const register = (keys: readonly unknown[]) => [
  exchange({
    id: 'r0',
    url: 'https://op.example/register',
    method: 'POST',
    startedAt: baseTime - 5000,
    requestHeaders: [['Content-Type', 'application/json']],
    requestBody: jsonBody({
      client_name: 'Notes',
      redirect_uris: ['https://app.example/cb'],
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys },
    }),
    status: 201,
    responseBody: jsonBody({ client_id: 'c-1', redirect_uris: ['https://app.example/cb'] }),
  }),
  ...codeFlow({ client: 'c-1' }),
];
const bound = (jwk: Readonly<Record<string, unknown>>) => dpopFlow({}, proof({}, { alg: 'PS256', jwk }));

describe('client-key-weak is low for', () => {
  it('a short key in a proof, also after redaction', () => {
    expect(verdictsOf(rule, bound(rsa(1024)))).toEqual(['low certain']);
    expect(detailOf(rule, redacted(bound(rsa(1024))))).toBe(
      'An RSA key has fewer than 2048 bits: in the DPoP proof.',
    );
  });

  it('a short key in a registration', () => {
    expect(detailOf(rule, register([rsa(1024)]))).toBe(
      'An RSA key has fewer than 2048 bits: in the registration.',
    );
  });

  it('a short key in the document that the client names itself by', () => {
    const id = 'https://app.example/client.json';
    const document = {
      client_id: id,
      redirect_uris: ['https://app.example/cb'],
      jwks: { keys: [rsa(1024)] },
    };
    const exchanges = codeFlow({ client: id, then: [json(id, document)] });
    expect(detailOf(rule, exchanges)).toContain('in the client’s metadata document');
  });
});

describe('client-key-weak says nothing', () => {
  it.each([
    ['of 2048 bits', bound(rsa(2048))],
    ['of P-256', dpopFlow()],
    ['of good keys in a registration', register([rsa(2048), key])],
    ['of what is no key', register([null, 'key', { kid: '1' }, key])],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('pass');
  });

  it.each([
    ['of a login without a key', codeFlow()],
    ['of a registration without keys', register([])],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
