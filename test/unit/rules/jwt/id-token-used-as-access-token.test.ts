import { describe, expect, it } from 'vitest';
import { exchange, json } from '../../../support/exchange.ts';
import { accessToken, codeFlow, detailOf, idTokenOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'id-token-used-as-access-token';
const call = (url: string, token: string) =>
  json(url, [], {
    requestHeaders: [['Authorization', `Bearer ${token}`]],
    context: { resourceType: 'fetch', initiator: 'https://app.example' },
  });
const login = (url: string, iss = 'https://op.example') => {
  const id_token = idTokenOf({ iss });
  return codeFlow({
    tokenAnswer: { access_token: accessToken, token_type: 'Bearer', expires_in: 600, id_token },
    then: [call(url, id_token)],
  });
};

describe('id-token-used-as-access-token is', () => {
  it('medium at somebody else’s API', () => {
    const exchanges = login('https://api.other.com/notes');
    expect(verdictsOf(rule, exchanges)).toEqual(['medium certain']);
    expect(detailOf(rule, exchanges)).toBe(
      'https://api.other.com/notes was called with the ID token as its bearer token; expected: an access token.',
    );
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
  });

  it('a remark at the site’s own API', () => {
    expect(verdictsOf(rule, login('https://api.app.example/notes'))).toEqual(['info certain']);
  });

  it.each([
    'https://securetoken.google.com/my-project',
    'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc',
  ])('a remark with tokens of %s', (iss) => {
    expect(verdictsOf(rule, login('https://api.other.com/notes', iss))).toEqual(['info certain']);
  });
});

describe('id-token-used-as-access-token says nothing', () => {
  it('of an access token', () => {
    expect(outcomeOf(rule, codeFlow({ then: [call('https://api.other.com/notes', accessToken)] }))).toBe(
      'pass',
    );
  });

  it('of a call to the issuer itself', () => {
    expect(verdictsOf(rule, login('https://op.example/account'))).toEqual([]);
  });

  it('of a hint at logout', () => {
    const logout = exchange({
      url: `https://op.example/session/end?id_token_hint=${idTokenOf({ aud: 'spa' })}`,
      status: 302,
    });
    expect(verdictsOf(rule, codeFlow({ then: [logout] }))).toEqual([]);
  });

  it('of another provider’s token that is no part of this login', () => {
    expect(
      verdictsOf(rule, codeFlow({ then: [call('https://api.other.com/notes', idTokenOf({ sub: 'x' }))] })),
    ).toEqual([]);
  });

  it('where no call was seen', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
