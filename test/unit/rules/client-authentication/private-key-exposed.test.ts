import { describe, expect, it } from 'vitest';
import { exchange, form, json, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, findingsOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'private-key-exposed';
const publicKey = {
  kty: 'EC',
  crv: 'P-256',
  kid: 'k1',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
const privateKey = { ...publicKey, d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI' };
const withKeys = (...keys: readonly unknown[]) =>
  codeFlow({
    metadata: { jwks_uri: 'https://op.example/jwks' },
    then: [json('https://op.example/jwks', { keys })],
  });
const withProof = (jwk: unknown) =>
  codeFlow({
    tokenExchange: {
      requestHeaders: [
        [
          'DPoP',
          jwt(
            { htm: 'POST', htu: 'https://op.example/token', jti: '1', iat: 1 },
            { typ: 'dpop+jwt', alg: 'ES256', jwk },
          ),
        ],
      ],
    },
  });
const registration = (jwks: unknown) => [
  form(
    'https://op.example/register',
    {},
    {
      id: 'registration',
      requestBody: jsonBody({ redirect_uris: ['https://app.example/cb'], jwks }),
      status: 201,
      responseBody: jsonBody({ client_id: 'spa', redirect_uris: ['https://app.example/cb'] }),
    },
  ),
  ...codeFlow(),
];

describe('private-key-exposed is critical', () => {
  it('in a key set, and the server’s', () => {
    const exchanges = withKeys(publicKey, privateKey);
    expect(findingsOf(exchanges).find((finding) => finding.rule === rule)).toMatchObject({
      severity: 'critical',
      confidence: 'certain',
      owner: 'authorization_server',
    });
    expect(detailOf(rule, exchanges)).toBe(
      'A key (kid “k1”) at https://op.example/jwks has the private members d; expected: public members alone.',
    );
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
    expect(JSON.stringify(findingsOf(exchanges))).not.toContain(privateKey.d);
  });

  it.each([
    ['RSA', { kty: 'RSA', n: 'n', e: 'AQAB', d: 'd', p: 'p', q: 'q' }, 'd, p, q'],
    ['a symmetric key', { kty: 'oct', k: 'GawgguFyGrWKav7AX4VKUg' }, 'k'],
    ['OKP', { kty: 'OKP', crv: 'Ed25519', x: 'x', d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A' }, 'd'],
  ])('for %s', (_, key, members) => {
    expect(verdictsOf(rule, withKeys(key))).toEqual(['critical certain']);
    expect(detailOf(rule, withKeys(key))).toContain(`private members ${members};`);
    expect(detailOf(rule, redacted(withKeys(key)))).toBe(detailOf(rule, withKeys(key)));
  });

  it('in a registration, and the client’s', () => {
    const exchanges = registration({ keys: [privateKey] });
    expect(findingsOf(exchanges).find((finding) => finding.rule === rule)).toMatchObject({
      severity: 'critical',
      owner: 'client',
    });
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['critical certain']);
  });

  it('in a DPoP proof', () => {
    expect(verdictsOf(rule, withProof(privateKey))).toEqual(['critical certain']);
    expect(detailOf(rule, withProof(privateKey))).toContain('in the DPoP proof');
    expect(verdictsOf(rule, redacted(withProof(privateKey)))).toEqual(['critical certain']);
  });
});

const answering = (label: string) =>
  codeFlow({
    tokenAnswer: {
      access_token: 'at-1',
      token_type: 'Bearer',
      signing_key: `-----BEGIN ${label}-----\nMIIEvQIBADANBg\n-----END ${label}-----`,
    },
  });

describe('private-key-exposed is critical for a key in PEM form', () => {
  it('in a token response', () => {
    const exchanges = answering('PRIVATE KEY');
    expect(verdictsOf(rule, exchanges)).toEqual(['critical certain']);
    expect(detailOf(rule, exchanges)).toBe(
      'The answer of https://op.example/token holds a private key in PEM form; expected: no private key in any answer.',
    );
    const after = redacted(exchanges);
    expect(JSON.stringify(after)).not.toContain('MIIEvQIBADANBg');
    expect(detailOf(rule, after)).toBe(detailOf(rule, exchanges));
  });

  it.each(['PUBLIC KEY', 'CERTIFICATE', 'ENCRYPTED PRIVATE KEY'])('but not for %s', (label) => {
    expect(verdictsOf(rule, answering(label))).toEqual([]);
  });
});

describe('private-key-exposed says nothing', () => {
  it.each([
    ['of public keys', withKeys(publicKey, { kty: 'RSA', n: 'n', e: 'AQAB', use: 'sig' })],
    ['of a public key in a proof', withProof(publicKey)],
    ['of public keys in a registration', registration({ keys: [publicKey] })],
    ['of members that are null', withKeys({ ...publicKey, d: null })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('pass');
    expect(verdictsOf(rule, redacted(exchanges))).toEqual([]);
  });

  it('of a “k” that is no key', () => {
    const then = [json('https://op.example/jwks', { keys: [{ k: 'v', d: 1 }] })];
    expect(verdictsOf(rule, codeFlow({ metadata: { jwks_uri: 'https://op.example/jwks' }, then }))).toEqual(
      [],
    );
  });

  it('where the keys were not recorded', () => {
    const then = [exchange({ url: 'https://op.example/jwks', status: 200 })];
    expect(outcomeOf(rule, codeFlow({ metadata: { jwks_uri: 'https://op.example/jwks' }, then }))).toBe(
      'not applicable',
    );
  });
});
