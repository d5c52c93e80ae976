import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-too-large';

/** A login that the app took: it set these cookies and showed its page, whose request carried that. */
function tookIt(cookies: readonly string[], sent: string): CookieLogin {
  return {
    set: ['st=af0ifjsldkj9320ad; Path=/'],
    sent: 'st=af0ifjsldkj9320ad',
    answer: {
      status: 302,
      redirectUrl: 'https://app.example/home',
      responseHeaders: cookies.map((line) => ['Set-Cookie', line] as const),
    },
    afterwards: [{ url: 'https://app.example/home', status: 200, requestHeaders: [['Cookie', sent]] }],
  };
}

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of tokens in a session',
      { set: [`session=${'a-secret'.repeat(640)}; Path=/; HttpOnly; Secure`] },
      'with more than 4096 bytes it is larger than browsers store',
    ],
    [
      'of a session that the callback began',
      {
        set: ['oauth_state=af0ifjsldkj9320ad; Path=/'],
        sent: 'oauth_state=af0ifjsldkj9320ad',
        answer: {
          status: 302,
          redirectUrl: 'https://app.example/home',
          responseHeaders: [['Set-Cookie', `session=${'a-secret'.repeat(640)}; Path=/; HttpOnly`]],
        },
        afterwards: [
          {
            url: 'https://app.example/home',
            status: 302,
            redirectUrl: 'https://app.example/login',
            requestHeaders: [['Cookie', 'oauth_state=af0ifjsldkj9320ad']],
          },
          {
            url: 'https://app.example/login',
            status: 200,
            requestHeaders: [['Cookie', 'oauth_state=af0ifjsldkj9320ad']],
          },
        ],
      },
      'OAuth worked; the app’s session did not: the session cookie session, which the answer to the callback set, did not come with the next request',
    ],
    [
      'of a session without which the app shows its page as before',
      tookIt([`appSession=${'a-secret'.repeat(640)}; Path=/; HttpOnly`], 'st=af0ifjsldkj9320ad'),
      'OAuth worked; the app’s session did not: the session cookie appSession, which the answer to the callback set, has more than 4096 bytes',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['of a smaller one', { set: [`session=${'x'.repeat(3000)}; Path=/`] }],
    [
      'of a large one that came in two',
      {
        set: [`session.0=${'x'.repeat(3000)}; Path=/`, `session.1=${'x'.repeat(3000)}; Path=/`],
        sent: `session.0=${'x'.repeat(3000)}; session.1=${'x'.repeat(3000)}`,
      },
    ],
    [
      'where the app took the answer',
      {
        set: [`session=${'x'.repeat(5000)}; Path=/`],
        answer: { status: 302, redirectUrl: 'https://app.example/home' },
      },
    ],
    [
      'of a session that began beside what was too large',
      tookIt(
        [`profile=${'x'.repeat(5000)}; Path=/`, 'laravel_session=1; Path=/; HttpOnly'],
        'st=af0ifjsldkj9320ad; laravel_session=1',
      ),
    ],
    [
      'of a session in two parts',
      tookIt(
        [0, 1].map((part) => `__session__${part}=${'x'.repeat(3000)}; Path=/; HttpOnly`),
        `st=af0ifjsldkj9320ad; __session__0=${'x'.repeat(3000)}; __session__1=${'x'.repeat(3000)}`,
      ),
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
