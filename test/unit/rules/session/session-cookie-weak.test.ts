import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf, verdictsOf, webAppFlow } from '../../../support/flow.ts';

const rule = 'session-cookie-weak';

const login = (cookie: string) =>
  webAppFlow({ responseExchange: { responseHeaders: [['Set-Cookie', cookie]] } });

describe('session-cookie-weak fires', () => {
  it.each([
    ['medium without Secure and HttpOnly', 'sid=abc; Path=/', 'medium firm'],
    ['medium without HttpOnly', 'session=abc; Secure; SameSite=Lax', 'medium firm'],
    [
      'low for every host of the site',
      'sid=abc; Secure; HttpOnly; SameSite=Lax; Domain=.example',
      'low firm',
    ],
    ['low without SameSite', 'connect.sid=abc; Secure; HttpOnly', 'low firm'],
  ])('%s', (_, cookie, verdict) => {
    expect(verdictsOf(rule, login(cookie))).toEqual([verdict]);
  });
});

describe('session-cookie-weak is silent', () => {
  it.each([
    ['for a protected session', '__Host-sid=abc; Path=/; Secure; HttpOnly; SameSite=Lax'],
    ['for a domain that is the host itself', 'sid=abc; Secure; HttpOnly; SameSite=Lax; Domain=app.example'],
    ['for a double-submit value that scripts must read', 'XSRF-TOKEN=abc; Path=/'],
    ['for analytics', '_ga=abc'],
    ['for a deletion', 'sid=; Max-Age=0'],
    ['for a preference', 'theme=dark'],
  ])('%s', (_, cookie) => {
    expect(verdictsOf(rule, login(cookie))).toEqual([]);
  });

  it('on the device itself, and where headers were not recorded', () => {
    const local = { redirectUri: 'http://localhost:3000/cb' };
    expect(outcomeOf(rule, webAppFlow(local))).toBe('not applicable');
    expect(outcomeOf(rule, codeFlow({ responseExchange: { responseHeaders: undefined } }))).toBe(
      'not applicable',
    );
  });
});
