import { describe, expect, it } from 'vitest';
import { accessToken, codeFlow, outcomeOf, verdictsOf, webAppFlow } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

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

const session = jwt({ iss: 'https://app.example', sub: '248289761001', exp: 1767229200 });
const ofServer = (cookie: string) =>
  webAppFlow({ responseExchange: { responseHeaders: [['Set-Cookie', cookie]] } });

describe('token-in-web-response-cookie tells of a JWT that the client’s server made', () => {
  it.each([
    ['medium when scripts can read it', `session=${session}; Secure; SameSite=Lax`, 'medium firm'],
    ['medium when it may travel in clear text', `session=${session}; HttpOnly; SameSite=Lax`, 'medium firm'],
    ['low without SameSite', `session=${session}; Secure; HttpOnly`, 'low firm'],
    ['a remark when it is protected', `session=${session}; Secure; HttpOnly; SameSite=Lax`, 'info firm'],
  ])('%s', (_, cookie, verdict) => {
    expect(verdictsOf(rule, ofServer(cookie))).toEqual([verdict]);
    expect(verdictsOf(rule, redacted(ofServer(cookie)))).toEqual([verdict]);
  });

  it.each([
    ['is encrypted', 'session=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0.a.b.c.d'],
    ['says nothing about a person', `prefs=${jwt({ theme: 'dark', exp: 1767229200 })}`],
    ['is opaque', 'session=0123456789abcdef'],
  ])('but not of a cookie that %s', (_, cookie) => {
    expect(verdictsOf(rule, ofServer(cookie))).toEqual([]);
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
