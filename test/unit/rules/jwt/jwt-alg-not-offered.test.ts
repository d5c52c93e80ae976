import { describe, expect, it } from 'vitest';
import { dpopFlow, proof } from '../../../support/dpop.ts';
import { codeFlow, detailOf, idTokenOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'jwt-alg-not-offered';
const list = 'id_token_signing_alg_values_supported';

/** A login whose ID token is signed with `alg`, at a server that lists `offered`. */
const login = (alg: string, offered: unknown, claims: Readonly<Record<string, unknown>> = {}) =>
  codeFlow({
    metadata: { [list]: offered },
    tokenAnswer: {
      access_token: 'SlAV32hkKG-access-7a9d',
      token_type: 'Bearer',
      expires_in: 600,
      id_token: jwt(
        { iss: 'https://op.example', sub: '1', aud: 'spa', nonce: 'n-0S6_WzA2Mj', iat: 1, exp: 2, ...claims },
        { alg },
      ),
    },
  });
const asserted = (alg: string, offered: readonly string[]) =>
  codeFlow({
    metadata: { token_endpoint_auth_signing_alg_values_supported: offered },
    token: {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: jwt(
        { iss: 'spa', sub: 'spa', aud: 'https://op.example', jti: 'a-1', exp: 1 },
        { alg },
      ),
    },
  });

describe('jwt-alg-not-offered is low for', () => {
  it('an ID token, which the server signs, also after redaction', () => {
    const exchanges = login('RS256', ['ES256']);
    expect(verdictsOf(rule, exchanges)).toEqual(['low certain']);
    expect(detailOf(rule, redacted(exchanges))).toBe(
      'The ID token is signed with RS256, which id_token_signing_alg_values_supported does not list.',
    );
  });

  it('a client’s assertion', () => {
    expect(detailOf(rule, asserted('RS256', ['PS256', 'ES256']))).toContain(
      'client’s assertion is signed with',
    );
  });

  it('a DPoP proof', () => {
    const exchanges = dpopFlow({ metadata: { dpop_signing_alg_values_supported: ['EdDSA'] } }, proof());
    expect(detailOf(rule, exchanges)).toContain('The DPoP proof is signed with ES256');
  });
});

describe('jwt-alg-not-offered says nothing', () => {
  it.each([
    ['of an algorithm that is listed', login('RS256', ['ES256', 'RS256'])],
    ['of one curve of a family that is listed', login('Ed25519', ['EdDSA'])],
    ['of a family where its curve is listed', login('EdDSA', ['Ed25519'])],
    ['of an assertion as listed', asserted('PS256', ['PS256'])],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('pass');
  });

  it.each([
    ['without a list', login('RS256', undefined)],
    ['of an empty list', login('RS256', [])],
    ['of a list that is none', login('RS256', 'ES256')],
    ['of a token that is not signed, which is told elsewhere', login('none', ['RS256'])],
    ['of another issuer’s token', login('RS256', ['ES256'], { iss: 'https://other.example' })],
    ['where no metadata was read', codeFlow({ tokenAnswer: { id_token: idTokenOf() } })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
