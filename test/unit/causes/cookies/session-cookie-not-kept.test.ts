import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'session-cookie-not-kept';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of a path that is the callback’s alone',
      {
        set: ['st=af0ifjsldkj9320ad; Path=/'],
        sent: 'st=af0ifjsldkj9320ad',
        answer: {
          status: 302,
          redirectUrl: 'https://app.example/home',
          responseHeaders: [['Set-Cookie', 'appSession=a-secret; Path=/cb; HttpOnly']],
        },
        afterwards: [
          {
            url: 'https://app.example/home',
            status: 302,
            redirectUrl: 'https://op.elsewhere/auth?client_id=web&state=next-state-of-it',
            requestHeaders: [['Cookie', 'st=af0ifjsldkj9320ad']],
          },
        ],
      },
      'it is for the path /cb alone, and the request went to /home; the app began the login anew',
    ],
    [
      'of a path that is written in capitals',
      {
        set: ['st=af0ifjsldkj9320ad; Path=/'],
        sent: 'st=af0ifjsldkj9320ad',
        answer: {
          status: 302,
          redirectUrl: 'https://app.example/shop/home',
          responseHeaders: [['Set-Cookie', '.AspNet.Cookies=a-secret; Path=/Shop; HttpOnly']],
        },
        afterwards: [
          {
            url: 'https://app.example/shop/home',
            status: 302,
            redirectUrl: 'https://op.elsewhere/auth?client_id=web&state=next-state-of-it',
            requestHeaders: [['Cookie', 'st=af0ifjsldkj9320ad']],
          },
        ],
      },
      'it is for the path /Shop alone, and the request went to /shop/home: cookie paths tell capital letters from small ones; the app began the login anew',
    ],
    [
      'of an end that was in the past when it was set',
      {
        set: ['st=af0ifjsldkj9320ad; Path=/'],
        sent: 'st=af0ifjsldkj9320ad',
        answer: {
          status: 302,
          redirectUrl: 'https://app.example/home',
          responseHeaders: [['Set-Cookie', 'FedAuth=a-secret-of-a-session; Max-Age=-60; Path=/; HttpOnly']],
        },
        afterwards: [
          {
            url: 'https://app.example/home',
            status: 302,
            redirectUrl: 'https://op.elsewhere/auth?client_id=web&state=next-state-of-it',
            requestHeaders: [['Cookie', 'st=af0ifjsldkj9320ad']],
          },
        ],
      },
      'its end was already in the past when https://app.example/cb set it',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    [
      'where the app deleted an old one',
      {
        set: ['st=af0ifjsldkj9320ad; Path=/'],
        sent: 'st=af0ifjsldkj9320ad',
        answer: {
          status: 302,
          redirectUrl: 'https://app.example/home',
          responseHeaders: [['Set-Cookie', 'appSession=deleted; Max-Age=0; Path=/; HttpOnly']],
        },
        afterwards: [
          {
            url: 'https://app.example/home',
            status: 302,
            redirectUrl: 'https://op.elsewhere/auth?client_id=web&state=next-state-of-it',
            requestHeaders: [['Cookie', 'st=af0ifjsldkj9320ad']],
          },
        ],
      },
    ],
    [
      'where it came',
      {
        set: ['st=af0ifjsldkj9320ad; Path=/'],
        sent: 'st=af0ifjsldkj9320ad',
        answer: {
          status: 302,
          redirectUrl: 'https://app.example/home',
          responseHeaders: [['Set-Cookie', 'appSession=1; Path=/; HttpOnly']],
        },
        afterwards: [
          {
            url: 'https://app.example/home',
            status: 200,
            requestHeaders: [['Cookie', 'st=af0ifjsldkj9320ad; appSession=1']],
          },
        ],
      },
    ],
    [
      'where the page after it is shown',
      {
        set: ['st=af0ifjsldkj9320ad; Path=/'],
        sent: 'st=af0ifjsldkj9320ad',
        answer: {
          status: 302,
          redirectUrl: 'https://app.example/home',
          responseHeaders: [['Set-Cookie', 'appSession=1; Path=/cb; HttpOnly']],
        },
        afterwards: [
          {
            url: 'https://app.example/home',
            status: 200,
            requestHeaders: [['Cookie', 'st=af0ifjsldkj9320ad']],
          },
        ],
      },
    ],
    [
      'where the callback was refused',
      {
        set: ['st=af0ifjsldkj9320ad; Path=/'],
        sent: 'st=af0ifjsldkj9320ad',
        answer: { status: 400, responseHeaders: [['Set-Cookie', 'appSession=1; Path=/cb; HttpOnly']] },
      },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
