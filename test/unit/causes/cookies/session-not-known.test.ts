import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, expectReason } from '../../../support/causes.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'session-not-known';
const set = 'appSession=a-secret-of-a-session; Path=/; HttpOnly';
const own = 'st=af0ifjsldkj9320ad; appSession=a-secret-of-a-session';

function login(
  cookie: string,
  afterwards: NonNullable<CookieLogin['afterwards']>,
  to = '/home',
): CookieLogin {
  return {
    set: ['st=af0ifjsldkj9320ad; Path=/'],
    sent: 'st=af0ifjsldkj9320ad',
    answer: {
      status: 302,
      redirectUrl: `https://app.example${to}`,
      responseHeaders: [['Set-Cookie', cookie]],
    },
    afterwards,
  };
}

const asks = (cookie: string, redirectUrl = 'https://app.example/login') => ({
  url: 'https://app.example/home',
  status: 302,
  redirectUrl,
  requestHeaders: [['Cookie', cookie]] as const,
});
const signIn = {
  url: 'https://app.example/login',
  status: 200,
  requestHeaders: [['Cookie', own]] as const,
  context: { resourceType: 'main_frame' } as const,
};

const told = (body: unknown, path = '/api/me') => ({
  url: `https://app.example${path}`,
  status: 200,
  requestHeaders: [['Cookie', own]] as const,
  responseHeaders: [['Content-Type', 'application/json']] as const,
  responseBody: jsonBody(body),
  context: { resourceType: 'fetch', initiator: 'https://app.example' } as const,
});
const home = {
  url: 'https://app.example/home',
  status: 200,
  requestHeaders: [['Cookie', own]] as const,
  context: { resourceType: 'main_frame' } as const,
};

describe(`${id} is the cause`, () => {
  it.each([
    ['a flag', told({ authenticated: false })],
    ['a session that is empty', told({}, '/api/auth/session')],
  ])('where its own API says by %s that nobody is signed in, in a trace as well', (_, call) => {
    const exchanges = failingLogin(login(set, [home, call]));
    expectReason(exchanges, id, 'and that says that nobody is signed in all the same');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });

  it('where the recording ends as its page leads to the sign-in page', () => {
    expectReason(failingLogin(login(set, [asks(own)])), id, 'led to https://app.example/login');
  });

  it.each<[string, CookieLogin, string]>([
    [
      'where its own page sends a person with a session to the sign-in page',
      login(set, [asks(own), signIn]),
      'the app’s session did not: the callback set the session cookie appSession',
    ],
    [
      'where its own page asks the provider again',
      login(set, [asks(own, 'https://op.elsewhere/auth?client_id=web&state=next-state-of-it')]),
      'the browser sent that cookie to https://app.example/home',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['where the cookie did not come', login(set, [asks('st=af0ifjsldkj9320ad'), signIn])],
    ['where it came with another value', login(set, [asks('appSession=an-old-one'), signIn])],
    ['where the callback itself led to the sign-in page', login(set, [signIn], '/login')],
    ['where it led to an error', login(set, [asks(own)], '/home?error=access_denied')],
    [
      'where the page was shown',
      login(set, [{ url: 'https://app.example/home', status: 200, requestHeaders: [['Cookie', own]] }]),
    ],
    [
      'where another call with the session was answered',
      login(set, [home, told([{ id: 1 }], '/api/items'), told({ user: null }, '/api/user')]),
    ],
    ['where the API says who has signed in', login(set, [home, told({ user: { name: 'Jo' } })])],
    [
      'where it says so at last',
      login(set, [home, told({ authenticated: false }), told({ authenticated: true })]),
    ],
    ['where the cookie is for taste', login('theme=dark; Path=/', [asks('theme=dark'), signIn])],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
