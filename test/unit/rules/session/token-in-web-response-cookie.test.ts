import { describe, expect, it } from 'vitest';
import { accessToken, codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const rule = 'token-in-web-response-cookie';

const withCookie = (cookie: string) =>
  codeFlow({ tokenExchange: { responseHeaders: [['Set-Cookie', cookie]] } });

describe('token-in-web-response-cookie fires', () => {
  it('medium when scripts can read the token', () => {
    expect(verdictsOf(rule, withCookie(`at=${accessToken}; Secure`))).toEqual(['medium certain']);
  });
  it('info when it is Secure and HttpOnly', () => {
    expect(verdictsOf(rule, withCookie(`at=${accessToken}; Secure; HttpOnly`))).toEqual(['info certain']);
  });
});

describe('token-in-web-response-cookie is silent', () => {
  it('for an opaque session', () => {
    expect(verdictsOf(rule, withCookie('sid=0123456789abcdef; Secure; HttpOnly'))).toEqual([]);
  });
  it('for a deletion', () => {
    expect(verdictsOf(rule, withCookie('at=; Max-Age=0'))).toEqual([]);
  });
  it('when no token was read: it has nothing to judge', () => {
    expect(outcomeOf(rule, codeFlow({ tokenAnswer: null }))).toBe('not applicable');
  });
});
