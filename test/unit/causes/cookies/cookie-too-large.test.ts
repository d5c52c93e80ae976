import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { agents } from '../../../support/cookie-login.ts';
import { capture, redirect } from '../../../support/exchange.ts';
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
      'The login itself worked; the app’s session did not: the session cookie session, which the answer to the callback set, did not come with the next request',
    ],
    [
      'of a session without which the app shows its page as before',
      tookIt([`appSession=${'a-secret'.repeat(640)}; Path=/; HttpOnly`], 'st=af0ifjsldkj9320ad'),
      'The login itself worked; the app’s session did not: the session cookie appSession, which the answer to the callback set, has more than 4096 bytes',
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

describe(`${id} beside a cookie that is set with every answer`, () => {
  /** The app keeps a cookie of settings beside the session and sets it with its answers, that of its API among them. */
  const asked = (
    status: number,
    session: string,
    sent = 'auth-provider=after',
    other = 'lang=cs; Path=/',
  ): CookieLogin => ({
    set: ['st=af0ifjsldkj9320ad; Path=/'],
    sent: 'st=af0ifjsldkj9320ad',
    answer: {
      status: 302,
      redirectUrl: 'https://app.example/home',
      responseHeaders: [
        ['Set-Cookie', session],
        ['Set-Cookie', other],
        ['Set-Cookie', 'auth-provider=after; Path=/; SameSite=Lax'],
      ],
    },
    afterwards: [
      { url: 'https://app.example/home', status: 200, requestHeaders: [['Cookie', sent]] },
      {
        url: 'https://app.example/api/report',
        status,
        context: { resourceType: 'fetch' },
        requestHeaders: [['Cookie', sent]],
        responseHeaders: [
          ['Content-Type', 'text/plain'],
          ['Set-Cookie', 'auth-provider=before; Path=/; SameSite=Lax'],
        ],
      },
    ],
  });
  const large = 'a-secret'.repeat(1000);

  it('is the cause where the app’s API knows nobody', () => {
    expectReason(
      failingLogin(asked(401, `auth-storage=${large}; Path=/; HttpOnly; Secure; SameSite=Lax`)),
      id,
      'the session cookie auth-storage, which the answer to the callback set, has more than 4096 bytes',
    );
  });

  it.each<[string, CookieLogin]>([
    ['the API answers', asked(200, `auth-storage=${large}; Path=/; HttpOnly`)],
    [
      'the cookie is small',
      asked(401, 'auth-storage=small; Path=/; HttpOnly', 'auth-provider=after; auth-storage=small'),
    ],
    [
      'a session began beside it',
      asked(
        401,
        `auth-storage=${large}; Path=/; HttpOnly`,
        'auth-provider=after; sid=1',
        'sid=1; Path=/; HttpOnly',
      ),
    ],
    ['what is too large is for the page’s script', asked(401, `profile=${large}; Path=/`)],
  ])('is none where %s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});

describe(`${id} is the cause of a loop that a page’s script keeps going`, () => {
  const large = 'a-secret'.repeat(760);
  const navigation: readonly Header[] = [
    ['User-Agent', agents.chromium],
    ['Sec-Fetch-Mode', 'navigate'],
    ['Referer', 'https://app.example/'],
  ];
  const page: Partial<Exchange> = { requestHeaders: navigation, context: { resourceType: 'main_frame' } };
  /** Callback, the app’s page, an API that knows nobody, and the script’s way back to the provider. */
  const round = (n: number, cookie: string, sent?: string): readonly Exchange[] => {
    const own: Partial<Exchange> = {
      ...page,
      requestHeaders: [...navigation, ...(sent === undefined ? [] : [['Cookie', sent] as const])],
    };
    const callback = `https://app.example/auth/login_callback?code=SplxlOBeZQQYbYS6WxS${n}`;
    return capture(
      redirect(startOf(n), callback, { ...page, requestHeaders: [...navigation, ['Cookie', 'op=1']] }),
      redirect(callback, 'https://app.example/', {
        ...page,
        responseHeaders: [['Set-Cookie', `_token=${cookie}; HttpOnly; Path=/; SameSite=lax; Secure`]],
      }),
      { url: 'https://app.example/', status: 200, responseHeaders: html, ...own },
      { ...own, url: 'https://app.example/ui/config', status: 401, context: { resourceType: 'fetch' } },
      redirect('https://app.example/auth/login', startOf(n + 1), own),
    );
  };
  const startOf = (n: number): string =>
    `https://op.elsewhere/auth?client_id=web&response_type=code&scope=openid&session=${n}&redirect_uri=${encodeURIComponent('https://app.example/auth/login_callback')}`;
  const html: readonly Header[] = [['Content-Type', 'text/html']];
  const loop = (cookie: string, sent?: string): readonly Exchange[] =>
    [0, 1, 2, 3].flatMap((n) =>
      round(n, cookie, sent).map((one, at) => ({
        ...one,
        id: `${n}-${at}`,
        entry: n * 10 + at,
        startedAt: one.startedAt + n * 5000,
      })),
    );

  it('that is told, and not the loop alone', () => {
    expectReason(
      loop(large),
      id,
      'The login itself worked; the app’s session did not: the session cookie _token, which the answer to the callback set, did not come with the next request',
    );
    expect(causesOf(loop(large))).toEqual([id]);
  });

  it('and not where it is small, or came', () => {
    expect(causesOf(loop('abc'))).not.toContain(id);
    expect(causesOf(loop('abc', '_token=abc'))).not.toContain(id);
  });
});
