import { describe, expect, it } from 'vitest';
import { causesOf } from '../../support/causes.ts';
import type { CookieLogin } from '../../support/cookie-login.ts';
import { failingLogin, startWith } from '../../support/failing-login.ts';

const state = 'af0ifjsldkj9320ad';

/** A login whose callback the app takes: it sets this session and shows its page, which it came with. */
const taken = (remembered: string, session: string, more: CookieLogin = {}): CookieLogin => ({
  set: [`${remembered}=${state}; Path=/; HttpOnly; SameSite=Lax; Secure`],
  sent: `${remembered}=${state}`,
  answer: {
    status: 302,
    redirectUrl: 'https://app.example/home',
    responseHeaders: [['Set-Cookie', `${session}=1; Path=/; HttpOnly; Secure`]],
  },
  afterwards: [
    {
      url: 'https://app.example/home',
      status: 200,
      requestHeaders: [['Cookie', `${remembered}=${state}; ${session}=1`]],
    },
  ],
  ...more,
});

/** Each with what two makers of apps call their cookies. */
const makers = [
  ['oauth_state', 'grafana_session'],
  ['__Secure-authjs.state', '__Secure-authjs.session-token'],
] as const;

describe.each(makers)('no reason is given to a healthy login (%s, %s)', (remembered, session) => {
  it('of somebody who had signed in at the provider already', () => {
    expect(causesOf(failingLogin(taken(remembered, session, { way: 'silent' })))).toEqual([]);
  });

  it('beside a second tab that is merely open', () => {
    const other = {
      url: 'https://app.example/login',
      status: 302,
      redirectUrl: startWith('state-of-another-tab'),
      requestHeaders: [['Cookie', `${remembered}=${state}`] as const],
    };
    const login = taken(remembered, session);
    expect(causesOf(failingLogin({ ...login, afterwards: [...login.afterwards!, other] }))).toEqual([]);
  });

  it('whose Strict session comes after a page of the app in between', () => {
    const strict = `${session}=1; Path=/; HttpOnly; Secure; SameSite=Strict`;
    const login = taken(remembered, session, {
      answer: {
        status: 200,
        responseHeaders: [
          ['Content-Type', 'text/html'],
          ['Set-Cookie', strict],
        ],
        responseBody: { mediaType: 'text/html', text: '<meta http-equiv="refresh" content="0;url=/home">' },
      },
    });
    expect(causesOf(failingLogin(login))).toEqual([]);
  });

  it('that brings one unrelated cookie less than was set', () => {
    const login = taken(remembered, session);
    const set = [...login.set!, '_ga=GA1.1; Path=/; SameSite=Strict', 'seen-tour=1; Path=/help'];
    expect(causesOf(failingLogin({ ...login, set }))).toEqual([]);
  });

  it('of many cookies that nobody refused', () => {
    const many = Array.from({ length: 9 }, (_, at) => `__txn_Kx3pQ9zLw7Rt${at}=1`).join('; ');
    const login = taken(remembered, session);
    expect(causesOf(failingLogin({ ...login, sent: `${login.sent}; ${many}` }))).toEqual([]);
  });
});
