import { describe, expect, it } from 'vitest';
import { cookiesSetBy, isSessionCookie } from '../../../../lib/facts/cookies/set-cookie.ts';
import { exchange } from '../../../support/exchange.ts';

const cookies = (...values: readonly string[]) =>
  cookiesSetBy(
    exchange({
      url: 'https://app.example/cb',
      responseHeaders: values.map((value) => ['Set-Cookie', value]),
    }),
  );

describe('the cookies that a response sets', () => {
  it('are told with their protections, whatever the case of the attributes', () => {
    expect(cookies('sid=a=b; path=/; SECURE; httponly; SameSite=Lax; Domain=.app.example')).toEqual([
      { name: 'sid', value: 'a=b', secure: true, httpOnly: true, sameSite: 'lax', domain: '.app.example' },
    ]);
  });

  it('are told one by one, in one header or in several', () => {
    expect(cookies('a=1', 'b=2\nc=3').map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('are without protections where none are named', () => {
    expect(cookies('sid=1; SameSite=Odd')).toEqual([
      { name: 'sid', value: '1', secure: false, httpOnly: false, sameSite: undefined, domain: undefined },
    ]);
  });

  it.each([
    ['deleted by an empty value', 'sid=; Path=/'],
    ['deleted by their age', 'sid=1; Max-Age=0'],
    ['deleted by a date long ago', 'sid=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
    ['without a name', '=1'],
    ['no cookies at all', 'nonsense'],
  ])('are not those %s', (_, value) => {
    expect(cookies(value)).toEqual([]);
  });
});

describe('a cookie named', () => {
  it.each([
    'sid',
    'connect.sid',
    '__Host-session',
    'JSESSIONID',
    'id_token',
    'laravel_session',
    '.AspNetCore.Auth',
  ])('%s stands for a session', (name) => {
    expect(isSessionCookie({ name })).toBe(true);
  });

  it.each([
    '_ga',
    '_gid',
    'lang',
    'XSRF-TOKEN',
    'csrf_token',
    'g_state',
    'oauth_state',
    'auth.nonce',
    'theme',
  ])('%s does not', (name) => {
    expect(isSessionCookie({ name })).toBe(false);
  });
});
