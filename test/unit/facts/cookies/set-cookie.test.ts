import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import {
  cookiesSetBy,
  isDeletion,
  isSessionCookie,
  setCookiesOf,
} from '../../../../lib/facts/cookies/set-cookie.ts';
import { baseTime, exchange } from '../../../support/exchange.ts';

const answer = (values: readonly string[], more: readonly Header[] = []) =>
  exchange({
    url: 'https://app.example/cb',
    responseHeaders: [...values.map((value): Header => ['Set-Cookie', value]), ...more],
  });
const cookies = (...values: readonly string[]) => cookiesSetBy(answer(values));
const cookie = (value: string, ...more: readonly Header[]) => setCookiesOf(answer([value], more))[0];

const bare = {
  secure: false,
  httpOnly: false,
  partitioned: false,
  sameSite: undefined,
  domain: undefined,
  path: undefined,
  lifetime: undefined,
};

describe('the cookies that a response sets', () => {
  it('are told with their attributes, whatever the case of those', () => {
    const line =
      'sid=a=b%20c; path=/; SECURE; httponly; SameSite=Lax; Domain=.app.example; max-age=60; Partitioned';
    expect(cookies(line)).toEqual([
      {
        name: 'sid',
        value: 'a=b%20c',
        secure: true,
        httpOnly: true,
        partitioned: true,
        sameSite: 'lax',
        domain: '.app.example',
        path: '/',
        lifetime: 60,
      },
    ]);
  });

  it('are told one by one, in one header or in several', () => {
    expect(cookies('a=1', 'b=2\nc=3').map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('are not cut at a comma', () => {
    expect(cookies('a=1,b=2; Expires=Fri, 02 Jan 2026 00:00:00 GMT').map(({ name }) => name)).toEqual(['a']);
  });

  it.each([
    ['sid=1', 'none is named'],
    ['sid=1; SameSite=Odd; Domain=; Path=app; Max-Age=soon', 'browsers know none of their values'],
    [`sid=1; Domain=${'a'.repeat(1025)}; Path=/${'a'.repeat(1024)}`, 'they are longer than browsers read'],
  ])('%s has no attributes where %s', (line) => {
    expect(cookies(line)).toEqual([{ name: 'sid', value: '1', ...bare }]);
  });

  it.each([
    ['deleted by an empty value', 'sid=; Path=/'],
    ['deleted by their age', 'sid=1; Max-Age=0'],
    ['deleted by a date long ago', 'sid=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
    ['deleted by a date just past', 'sid=1; Expires=Wed, 31 Dec 2025 23:59:59 GMT'],
    ['without a name', '=1'],
    ['no cookies at all', 'nonsense'],
  ])('are not those %s', (_, value) => {
    expect(cookies(value)).toEqual([]);
  });
});

describe('the lifetime of a cookie', () => {
  it('is counted to its date from when the browser had it', () => {
    expect(cookie('a=1; Expires=Thu, 01 Jan 2026 00:05:00 GMT')?.lifetime).toBe(300);
  });

  it('is counted by the clock of the server that wrote the date', () => {
    const date = new Date(baseTime + 3600_000).toUTCString();
    expect(cookie('a=1; Expires=Thu, 01 Jan 2026 01:05:00 GMT', ['Date', date])?.lifetime).toBe(300);
  });

  it('is its Max-Age where it has both', () => {
    expect(cookie('a=1; Max-Age=5; Expires=Thu, 01 Jan 1970 00:00:00 GMT')?.lifetime).toBe(5);
  });

  it('is not over for an empty value: browsers keep that', () => {
    expect(isDeletion(cookie('a=')!)).toBe(false);
    expect(isDeletion(cookie('a=; Max-Age=0')!)).toBe(true);
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
