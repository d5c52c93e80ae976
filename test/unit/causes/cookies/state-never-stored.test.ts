import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { failingLogin, startWith } from '../../../support/failing-login.ts';
import { capture, redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { withoutCookieHeaders } from '../../../support/without-cookie-headers.ts';

const id = 'state-never-stored';
/** The recording shows cookies: the provider sets some. */
const provider = {
  url: 'https://op.elsewhere/login',
  status: 200,
  responseHeaders: [['Set-Cookie', 'op=2; Path=/'] as const],
};

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of Express behind a proxy',
      {
        set: [],
        meanwhile: [provider],
        answer: {
          status: 403,
          responseBody: {
            mediaType: 'text/html',
            text: '<h1>Login failed: Unable to verify authorization request state</h1>',
          },
        },
      },
      'sent the browser to the provider without setting a cookie of its own',
    ],
    [
      'that begins anew',
      {
        set: [],
        meanwhile: [provider],
        answer: { status: 302, redirectUrl: 'https://app.example/login?error=state' },
      },
      'app.example sent the browser to the provider without setting a cookie of its own',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

const html = (text: string) => ({ mediaType: 'text/html', text });

describe(`${id} is as sure as what was said`, () => {
  it.each(['Unable to verify authorization request state', 'Invalid state', 'Session expired'])(
    'for sure where the app says “%s”',
    (words) => {
      const answer = { status: 403, responseBody: html(`<h1>${words}</h1>`) };
      const reason = reasonOf(failingLogin({ set: [], meanwhile: [provider], answer }));
      expect([reason?.cause, reason?.confidence]).toEqual([id, 'firm']);
    },
  );

  it.each<[string, Partial<Exchange>]>([
    ['answers 500 and nothing else', { status: 500, responseBody: html('') }],
    ['answers 403 and nothing else', { status: 403 }],
    ['begins anew', { status: 302, redirectUrl: startWith('another-state-0123') }],
  ])('perhaps where the app %s: it may keep the login in its memory, by the state', (_, answer) => {
    const reason = reasonOf(failingLogin({ set: [], meanwhile: [provider], answer }));
    expect(reason).toMatchObject({ cause: id, confidence: 'tentative' });
    expect(reason?.why).toContain('keep a login in their memory');
    expect(reason?.tell_apart).toContain('log');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    [
      'where the app names a reason of another kind',
      {
        set: [],
        way: 'posted',
        meanwhile: [provider],
        answer: {
          status: 403,
          responseBody: { mediaType: 'application/json', text: '{"message":"origin not allowed"}' },
        },
      },
    ],
    [
      'where the app complains of something else in words of its own',
      {
        set: [],
        meanwhile: [provider],
        answer: {
          status: 403,
          responseBody: html('<h1>Login failed: one of the attributes is incorrect</h1>'),
        },
      },
    ],
    [
      'where the app says that its exchange of the code failed',
      {
        set: [],
        meanwhile: [provider],
        answer: {
          status: 500,
          responseBody: { mediaType: 'text/html', text: '<h1>Failed to obtain access token</h1>' },
        },
      },
    ],
    ['where one was set', { set: ['sid=1; Path=/'] }],
    [
      'where a session was there',
      { set: [], meanwhile: [provider], start: { requestHeaders: [['Cookie', 'sid=1']] }, sent: 'sid=1' },
    ],
    [
      'where the app took the answer and began a session, which was lost',
      {
        set: [],
        meanwhile: [provider],
        answer: {
          status: 302,
          redirectUrl: 'https://app.example/',
          responseHeaders: [['Set-Cookie', 'sid=1; Path=/other; HttpOnly']],
        },
        afterwards: [
          {
            url: 'https://app.example/',
            status: 302,
            redirectUrl: startWith('another-state-0123'),
            requestHeaders: [['Accept', '*/*']],
          },
        ],
      },
    ],
    [
      'where the app took the answer',
      { set: [], meanwhile: [provider], answer: { status: 302, redirectUrl: 'https://app.example/home' } },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });

  it('of a recording without its Cookie headers: an older session may have come', () => {
    const answer = { status: 403 };
    expect(causesOf(withoutCookieHeaders({ set: [], answer }))).not.toContain(id);
  });

  it('of a request without anything to remember', () => {
    const none = failingLogin({ set: [], meanwhile: [provider], answer: { status: 403 } }).map((one) => ({
      ...one,
      url: one.url.replace(/&?state=[^&]*/, ''),
      ...(one.redirectUrl && { redirectUrl: one.redirectUrl.replace(/&?state=[^&]*/, '') }),
    }));
    expect(causesOf(none)).not.toContain(id);
  });
});

describe('a start at another host than the callback’s', () => {
  const state = 'zq0123456789abcdefgh';
  const request = urlWith('https://op.elsewhere/auth', {
    client_id: 'web',
    response_type: 'code',
    redirect_uri: 'https://auth.corp.example/callback/op',
    scope: 'openid',
    state,
  });
  const callback = urlWith('https://auth.corp.example/callback/op', {
    code: 'SplxlOBeZQQYbYS6WxSbIA',
    state,
  });
  const page = (words: string, url = 'https://app.corp.example/error?id=a2ae'): ExchangeFields => ({
    url,
    status: 200,
    responseHeaders: [['Content-Type', 'text/html']],
    responseBody: html(`<main>${words}</main>`),
    context: { resourceType: 'main_frame' },
  });
  /** The app’s server asks the login service, and hands the redirect on without its cookies. */
  const login = (words: string, startCookie?: string): readonly Exchange[] =>
    capture(
      {
        ...redirect('https://app.corp.example/login', request, {
          method: 'POST',
          requestHeaders: [['Accept', 'text/html']],
          responseHeaders: [
            ['Location', request],
            ...(startCookie === undefined ? [] : [['Set-Cookie', startCookie] as const]),
          ],
        }),
      },
      {
        url: request,
        requestHeaders: [['Accept', 'text/html']],
        status: 200,
        context: { resourceType: 'main_frame' },
        responseHeaders: [['Set-Cookie', 'op=2; Path=/']],
      },
      {
        ...redirect(callback, 'https://app.corp.example/error?id=a2ae', {
          responseHeaders: [
            ['Location', 'https://app.corp.example/error?id=a2ae'],
            ['Set-Cookie', 'csrf_token_1=a-secret; Domain=corp.example; Path=/'],
          ],
          requestHeaders: [['Accept', 'text/html']],
          context: { resourceType: 'main_frame', initiator: 'https://op.elsewhere' },
        }),
      },
      { ...page(words), requestHeaders: [['Cookie', 'csrf_token_1=a-secret']] },
    );
  const kratos =
    'An error occurred: The browser does not contain the necessary cookie to resume the session.';

  it('is named, and so is the error page at that host', () => {
    const exchanges = login(kratos);
    expectReason(exchanges, id, 'app.corp.example sent the browser to the provider without setting a cookie');
    expect(reasonOf(exchanges)?.why).toContain('by which auth.corp.example would know the login again');
    expect(reasonOf(exchanges)?.fix).toContain('pass each Set-Cookie');
  });

  it.each([
    [
      'where the start set a cookie',
      login(kratos, 'ory_kratos_continuity=a-secret; Domain=corp.example; Path=/; Secure'),
    ],
    ['where the page speaks of something else', login('Your organisation has no licence for this product.')],
  ])('is not the cause %s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});
