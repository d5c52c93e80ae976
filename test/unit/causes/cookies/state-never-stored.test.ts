import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { failingLogin, startWith } from '../../../support/failing-login.ts';
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
