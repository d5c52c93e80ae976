import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-strict-return';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of express-session after a page of the provider',
      { set: ['connect.sid=s%3Aa-secret; Path=/; HttpOnly; SameSite=Strict'], answer: { status: 500 } },
      'The cookie connect.sid, in which app.example remembers the login, did not come back with the answer: SameSite=Strict keeps it at home',
    ],
    [
      'of Django',
      { set: ['sessionid=a-secret; Path=/; HttpOnly; SameSite=Strict'], answer: { status: 403 } },
      'sessionid',
    ],
    [
      'of Quarkus, that begins anew',
      {
        set: ['q_auth_7c1f4e6a-5f0a-4d6d-9f27-000000000000=a-secret; Path=/; SameSite=Strict'],
        answer: {
          status: 302,
          redirectUrl: 'https://op.elsewhere/auth?client_id=web&state=another-state-of-it',
        },
      },
      'q_auth_…, in which app.example remembers the login, did not come back with the answer',
    ],
    [
      'in Firefox, of redirects alone',
      {
        way: 'silent',
        browser: 'firefox',
        set: ['grafana_x=1; SameSite=Lax', 'oauth_state=a-secret; Path=/; SameSite=Strict'],
        sent: 'grafana_x=1',
      },
      'when redirects lead through another site',
    ],
    [
      'though analytics come back',
      {
        set: ['JSESSIONID=a-secret; Path=/; Secure; HttpOnly; SameSite=Strict', '_ga=GA1.1; Path=/'],
        sent: '_ga=GA1.1; __cf_bm=x',
      },
      'JSESSIONID',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe('what it advises', () => {
  const advice = (changes: CookieLogin) => reasonOf(failingLogin(changes))?.fix;
  const set = ['wiki.sid=a-secret; Path=/; Secure; HttpOnly; SameSite=Strict'];

  it.each<[string, CookieLogin]>([
    ['a page of the provider posts', { way: 'posted', set, answer: { status: 400 } }],
    ['the provider keeps the POST (307)', { way: 'kept', set, answer: { status: 403 } }],
  ])('is None; Secure where %s: Lax would stay at home, too', (_, changes) => {
    expect(advice(changes)).toContain('SameSite=None; Secure');
    expect(reasonOf(failingLogin(changes))?.compared?.[0]?.expected.value).toBe('None');
  });

  it.each<[string, CookieLogin]>([
    ['a page of the provider redirects', { way: 'page', set, answer: { status: 500 } }],
    [
      'redirects alone lead there, in Firefox',
      { way: 'silent', browser: 'firefox', set, answer: { status: 500 } },
    ],
  ])('is Lax where %s', (_, changes) => {
    expect(advice(changes)).toContain('SameSite=Lax');
    expect(advice(changes)).not.toContain('SameSite=None');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['where it came', { set: ['connect.sid=1; Path=/; SameSite=Strict'], sent: 'connect.sid=1' }],
    [
      'where the app took the answer',
      {
        set: ['connect.sid=1; Path=/; SameSite=Strict'],
        answer: { status: 302, redirectUrl: 'https://app.example/home' },
      },
    ],
    ['in Chromium of redirects alone', { way: 'silent', set: ['connect.sid=1; Path=/; SameSite=Strict'] }],
    [
      'of a cookie that the login does not need',
      {
        set: ['state_cookie=af0ifjsldkj9320ad; Path=/; SameSite=Lax', 'shop-basket=2; SameSite=Strict'],
        sent: 'state_cookie=af0ifjsldkj9320ad',
      },
    ],
    ['of analytics', { set: ['_ga=GA1.1; Path=/; SameSite=Strict'] }],
    [
      'where nothing is there to take the answer',
      { set: ['connect.sid=1; Path=/; SameSite=Strict'], answer: { status: 404 } },
    ],
    [
      'where a proxy answered for the app',
      {
        set: ['connect.sid=1; Path=/; SameSite=Strict'],
        answer: {
          status: 502,
          responseHeaders: [['Server', 'nginx']],
          responseBody: {
            mediaType: 'text/html',
            text: '<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>',
          },
        },
      },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
