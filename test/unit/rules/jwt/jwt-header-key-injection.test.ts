import { describe, expect, it } from 'vitest';
import { codeFlow, detailOf, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'jwt-header-key-injection';
const claims = { iss: 'https://op.example', sub: '1', aud: 'spa', nonce: 'n-0S6_WzA2Mj' };
const key = { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' };
const login = (header: Readonly<Record<string, unknown>>, changes: FlowChanges = {}) =>
  codeFlow({
    tokenAnswer: { access_token: 'at', token_type: 'Bearer', expires_in: 600, id_token: jwt(claims, header) },
    ...changes,
  });

describe('jwt-header-key-injection is', () => {
  it.each([
    ['a key of its own', { jwk: key }],
    ['a certificate chain', { x5c: ['MIIB'] }],
    ['an address at the issuer', { jku: 'https://op.example/jwks' }],
  ])('low for %s', (_, header) => {
    expect(verdictsOf(rule, login(header))).toEqual(['low certain']);
    expect(verdictsOf(rule, redacted(login(header)))).toEqual(['low certain']);
  });

  it.each([{ jku: 'https://evil.example/keys' }, { x5u: 'https://evil.example/cert' }])(
    'medium for an address elsewhere: %j',
    (header) => {
      expect(verdictsOf(rule, login(header))).toEqual(['medium certain']);
      expect(detailOf(rule, login(header))).toContain(
        'an address at https://evil.example and not at its issuer',
      );
      expect(detailOf(rule, redacted(login(header)))).toBe(detailOf(rule, login(header)));
    },
  );

  it('low for an access token too', () => {
    const access_token = jwt({ iss: 'https://op.example', aud: 'a' }, { jwk: key });
    const tokenAnswer = { access_token, token_type: 'Bearer', expires_in: 600 };
    expect(verdictsOf(rule, codeFlow({ tokenAnswer }))).toEqual(['low certain']);
  });
});

describe('jwt-header-key-injection says nothing', () => {
  it.each([
    ['of kid alone', { kid: '1' }],
    ['of a thumbprint', { x5t: 'dGVzdA', 'x5t#S256': 'dGVzdA' }],
  ])('%s', (_, header) => {
    expect(outcomeOf(rule, login(header))).toBe('pass');
  });

  it('of a DPoP proof, whose header has its key by design', () => {
    const proof = jwt(
      { htm: 'POST', htu: 'https://op.example/token', jti: '1', iat: 1 },
      { typ: 'dpop+jwt', alg: 'ES256', jwk: key },
    );
    expect(verdictsOf(rule, login({}, { tokenExchange: { requestHeaders: [['DPoP', proof]] } }))).toEqual([]);
  });

  it('of a request object or a client assertion', () => {
    expect(
      verdictsOf(rule, login({}, { token: { client_assertion: jwt({ sub: 'spa' }, { jwk: key }) } })),
    ).toEqual([]);
  });

  it('of opaque tokens', () => {
    expect(outcomeOf(rule, codeFlow({ tokenAnswer: { access_token: 'at', token_type: 'Bearer' } }))).toBe(
      'not applicable',
    );
  });
});
