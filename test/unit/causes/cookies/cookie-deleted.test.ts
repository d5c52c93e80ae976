import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-deleted';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'by another page of the app',
      {
        set: ['oauth_state=a-secret; Path=/'],
        meanwhile: [
          {
            url: 'https://app.example/status',
            status: 200,
            responseHeaders: [['Set-Cookie', 'oauth_state=; Path=/; Max-Age=0']],
          },
        ],
      },
      'the answer of https://app.example/status deleted it before',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    [
      'by the callback itself',
      {
        set: ['oauth_state=1; Path=/'],
        sent: 'oauth_state=1',
        answer: { responseHeaders: [['Set-Cookie', 'oauth_state=; Path=/; Max-Age=0']] },
      },
    ],
    [
      'by a first callback, where somebody goes back to its address later',
      {
        set: ['oauth_state=af0ifjsldkj9320ad; Path=/'],
        sent: 'oauth_state=af0ifjsldkj9320ad',
        answer: {
          status: 302,
          redirectUrl: 'https://app.example/home',
          responseHeaders: [
            ['Set-Cookie', 'sid=1; Path=/'],
            ['Set-Cookie', 'oauth_state=; Path=/; Max-Age=0'],
          ],
        },
        afterwards: [
          { url: 'https://app.example/home', status: 200, requestHeaders: [['Cookie', 'sid=1']] },
          {
            url: 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad',
            status: 400,
            requestHeaders: [['Cookie', 'sid=1']],
          },
        ],
      },
    ],
    [
      'of an older attempt’s',
      {
        set: ['__txn_olderOne123456789=; Path=/; Max-Age=0', '__txn_thisOne1234567890=1; Path=/'],
        sent: '__txn_thisOne1234567890=1',
      },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
