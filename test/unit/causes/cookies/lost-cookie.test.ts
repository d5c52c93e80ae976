import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, reasonOf } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const setAtStart = { step: null, address: 'https://app.example/login' };
const nowhere = { step: null };

describe('what decided about a lost cookie', () => {
  it.each<[string, CookieLogin, object]>([
    [
      'an attribute, where the cookie was set with it',
      { set: ['connect.sid=s3cret; Path=/; SameSite=Strict'] },
      {
        name: 'SameSite',
        expected: { value: 'Lax', ...nowhere },
        got: { value: 'Strict', ...setAtStart },
      },
    ],
    [
      'an attribute that is not there',
      { set: ['laravel_session=s3cret; Path=/; SameSite=None'] },
      { name: 'Secure', expected: { value: 'Secure', ...nowhere }, got: { value: null, ...setAtStart } },
    ],
    [
      'a path',
      { set: ['PHPSESSID=s3cret; Path=/login'] },
      { name: 'Path', expected: { value: '/', ...nowhere }, got: { value: '/login', ...setAtStart } },
    ],
    [
      'two hosts, each where it stands',
      { set: ['JSESSIONID=s3cret; Path=/'], callback: 'https://www.app.example/cb' },
      {
        name: 'host',
        expected: { value: 'app.example', ...setAtStart },
        got: { value: 'www.app.example', step: 'flow-1.2' },
      },
    ],
    [
      'the scheme of the callback',
      { set: ['sessionid=s3cret; Path=/; Secure'], callback: 'http://app.example/cb' },
      {
        name: 'scheme',
        expected: { value: 'https', ...nowhere },
        got: { value: 'http', step: 'flow-1.2' },
      },
    ],
  ])('is %s', (_, changes, compared) => {
    expect(reasonOf(failingLogin(changes))?.compared).toEqual([compared]);
  });

  it('stands at the callback, where its answer set the session', () => {
    const login = failingLogin({
      set: ['st=af0ifjsldkj9320ad; Path=/'],
      sent: 'st=af0ifjsldkj9320ad',
      answer: {
        status: 302,
        redirectUrl: 'https://app.example/home',
        responseHeaders: [['Set-Cookie', 'grafana_session=s3cret; Path=/cb; HttpOnly']],
      },
      afterwards: [
        {
          url: 'https://app.example/home',
          status: 302,
          redirectUrl: 'https://op.elsewhere/auth?client_id=web&state=next-state-of-it',
          requestHeaders: [['Cookie', 'st=af0ifjsldkj9320ad']],
        },
      ],
    });
    expect(reasonOf(login)?.compared).toEqual([
      { name: 'Path', expected: { value: '/', ...nowhere }, got: { value: '/cb', step: 'flow-1.2' } },
    ]);
  });
});

describe('the token of the app’s own forms', () => {
  it.each<[string, CookieLogin]>([
    ['of Django', { way: 'posted', set: ['csrftoken=abc; Path=/; SameSite=Lax'], answer: { status: 405 } }],
    ['of Laravel', { way: 'posted', set: ['XSRF-TOKEN=abc; Path=/; SameSite=Lax'], answer: { status: 500 } }],
    ['of Tornado', { way: 'page', set: ['_xsrf=abc; Path=/; SameSite=Strict'], answer: { status: 400 } }],
  ])('%s is not what the login misses', (_, changes) => {
    expect(causesOf(failingLogin(changes)).filter((cause) => cause.startsWith('cookie-'))).toEqual([]);
  });

  it('is, where the login’s state stands in it', () => {
    const changes: CookieLogin = {
      way: 'page',
      set: ['_xsrf=af0ifjsldkj9320ad; Path=/; SameSite=Strict'],
      answer: { status: 400 },
    };
    expect(causesOf(failingLogin(changes))).toContain('cookie-strict-return');
  });
});
