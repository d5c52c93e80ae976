import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, expectReason } from '../../../support/causes.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'session-left-at-host';
const beside = 'https://www.app.example';
const main = { resourceType: 'main_frame' } as const;

function login(
  cookie: string,
  afterwards: NonNullable<CookieLogin['afterwards']>,
  redirectUrl = `${beside}/home`,
): CookieLogin {
  return {
    set: ['st=af0ifjsldkj9320ad; Path=/'],
    sent: 'st=af0ifjsldkj9320ad',
    answer: { status: 302, redirectUrl, responseHeaders: [['Set-Cookie', cookie]] },
    afterwards,
  };
}

const hostOnly = 'sid=a-secret-of-a-session; Path=/; HttpOnly; Secure';
const asksAgain = {
  url: `${beside}/home`,
  status: 302,
  redirectUrl: `${beside}/login`,
  requestHeaders: [['Accept', 'text/html']] as const,
  context: main,
};
const signIn = { url: `${beside}/login`, status: 200, context: main };

describe(`${id} is the cause`, () => {
  it('where the callback leads to www, which asks to sign in again', () => {
    const exchanges = failingLogin(login(hostOnly, [asksAgain, signIn]));
    expectReason(
      exchanges,
      id,
      'set the session cookie sid for that host alone, and sent the browser on to https://www.app.example/home',
    );
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    [
      'where its Domain covers the other host',
      login('sid=a-secret-of-a-session; Domain=app.example; Path=/; HttpOnly; Secure', [asksAgain, signIn]),
    ],
    [
      'where the other host got a cookie of that name',
      login(hostOnly, [{ ...asksAgain, requestHeaders: [['Cookie', 'sid=of-www']] }, signIn]),
    ],
    [
      'where the other host shows its page',
      login(hostOnly, [{ url: `${beside}/home`, status: 200, context: main }]),
    ],
    [
      'where the page is at the same host',
      login(
        hostOnly,
        [
          { ...asksAgain, url: 'https://app.example/home', redirectUrl: 'https://app.example/login' },
          { ...signIn, url: 'https://app.example/login' },
        ],
        'https://app.example/home',
      ),
    ],
    ['where no session was set', login('theme=dark; Path=/', [asksAgain, signIn])],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
