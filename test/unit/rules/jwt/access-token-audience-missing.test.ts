import { describe, expect, it } from 'vitest';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'access-token-audience-missing';
const login = (claims: Readonly<Record<string, unknown>>, typ = 'at+jwt') =>
  codeFlow({
    tokenAnswer: {
      access_token: jwt({ iss: 'https://op.example', sub: '1', ...claims }, { typ }),
      token_type: 'Bearer',
      expires_in: 600,
    },
  });

describe('access-token-audience-missing is', () => {
  it('medium for at+jwt, whose profile requires one', () => {
    expect(verdictsOf(rule, login({}))).toEqual(['medium certain']);
    expect(verdictsOf(rule, login({}, 'application/at+jwt'))).toEqual(['medium certain']);
    expect(verdictsOf(rule, login({ aud: [] }))).toEqual(['medium certain']);
    expect(detailOf(rule, redacted(login({})))).toBe(detailOf(rule, login({})));
  });

  it('low for any other JWT', () => {
    expect(verdictsOf(rule, login({}, 'JWT'))).toEqual(['low certain']);
  });

  it('low for Keycloak’s default', () => {
    expect(verdictsOf(rule, login({ aud: 'account', azp: 'spa' }, 'JWT'))).toEqual(['low certain']);
  });

  it('a remark for many at once', () => {
    expect(
      verdictsOf(
        rule,
        login({ aud: ['https://a.example', 'https://b.example', 'https://c.example', 'https://d.example'] }),
      ),
    ).toEqual(['info certain']);
  });
});

describe('access-token-audience-missing says nothing', () => {
  it.each([
    ['of one audience', { aud: 'https://api.example' }],
    ['of three', { aud: ['https://a.example', 'https://b.example', 'account'] }],
  ])('%s', (_, claims) => {
    expect(outcomeOf(rule, login(claims))).toBe('pass');
  });

  it('of Cognito, whose tokens say client_id and token_use', () => {
    expect(outcomeOf(rule, login({ client_id: 'spa', token_use: 'access' }, 'JWT'))).toBe('not applicable');
  });

  it.each([
    ['of an opaque token', codeFlow()],
    [
      'of an encrypted one',
      codeFlow({ tokenAnswer: { access_token: `${jwt({}).split('.')[0]}.a.b.c.d`, token_type: 'Bearer' } }),
    ],
    ['where the body was not recorded', codeFlow({ tokenAnswer: null })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
