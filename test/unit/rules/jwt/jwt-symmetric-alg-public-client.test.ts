import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const rule = 'jwt-symmetric-alg-public-client';
const claims = { iss: 'https://op.example', sub: '1', aud: 'spa', nonce: 'n-0S6_WzA2Mj' };
const login = (alg: string, changes: FlowChanges = {}) =>
  codeFlow({
    tokenAnswer: {
      access_token: 'at',
      token_type: 'Bearer',
      expires_in: 600,
      id_token: jwt(claims, { alg }),
    },
    ...changes,
  });

describe('jwt-symmetric-alg-public-client is medium', () => {
  it.each(['HS256', 'HS384', 'HS512'])('for %s and a client in a page', (alg) => {
    expect(verdictsOf(rule, login(alg))).toEqual(['medium certain']);
  });

  it('for an application on the device', () => {
    expect(verdictsOf(rule, login('HS256', { redirectUri: 'com.example.app:/cb' }))).toEqual([
      'medium certain',
    ]);
  });
});

describe('jwt-symmetric-alg-public-client says nothing', () => {
  it.each(['RS256', 'PS256', 'ES256', 'EdDSA', 'none'])('of %s', (alg) => {
    expect(outcomeOf(rule, login(alg))).toBe('pass');
  });

  it('of a client that authenticates itself', () => {
    expect(outcomeOf(rule, login('HS256', { token: { client_secret: 'hunter2' } }))).toBe('not applicable');
  });

  it('of a client of which nothing tells whether it keeps a secret', () => {
    const exchanges = codeFlow({
      request: { response_type: 'id_token' },
      responseExchange: {
        url: `https://app.example/cb#id_token=${jwt(claims, { alg: 'HS256' })}&state=af0ifjsldkj9320ad`,
      },
      token: null,
    });
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });

  it('of an access token that only its API verifies', () => {
    const access_token = jwt({ sub: '1', exp: 1 }, { alg: 'HS256' });
    expect(verdictsOf(rule, codeFlow({ tokenAnswer: { access_token, token_type: 'Bearer' } }))).toEqual([]);
  });
});
