import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'session-on-other-server';

/** The callback begins a session; the next request brings it and is led to the login again. */
const login = (first: readonly Header[], second: readonly Header[], sent = 'sid=a-session') =>
  failingLogin({
    set: ['st=af0ifjsldkj9320ad; Path=/'],
    sent: 'st=af0ifjsldkj9320ad',
    answer: {
      status: 302,
      redirectUrl: 'https://app.example/home',
      responseHeaders: [['Set-Cookie', 'sid=a-session; Path=/; HttpOnly'], ...first],
    },
    afterwards: [
      {
        url: 'https://app.example/home',
        status: 302,
        redirectUrl: 'https://op.elsewhere/auth?client_id=web&state=next-state-of-it',
        requestHeaders: [['Cookie', `st=af0ifjsldkj9320ad; ${sent}`]],
        responseHeaders: [...second],
      },
    ],
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['X-Served-By', 'web02', 'web01'],
    ['X-Pod-Name', 'shop-7d9f-abcde', 'shop-7d9f-fghij'],
    ['X-Backend-Server', '10.0.0.4:8080', '10.0.0.5:8080'],
  ])('where another server was asked next (%s)', (name, one, other) => {
    const exchanges = login([[name, one]], [[name, other]]);
    expect(causeAndOfTrace(exchanges)[0]).toBe(id);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', owner: 'client' });
    expect(reasonOf(exchanges)?.why).toContain(`${one} took the answer`);
    expect(reasonOf(exchanges)?.why).not.toContain('a-session');
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['where the same server answered', login([['X-Served-By', 'web01']], [['X-Served-By', 'web01']])],
    ['where nothing names the servers', login([], [])],
    ['where they are named by two headers', login([['X-Pod', 'a']], [['X-Node', 'b']])],
    [
      'where the session did not come',
      login([['X-Served-By', 'web02']], [['X-Served-By', 'web01']], 'other=1'),
    ],
    ['of caches of a CDN', login([['X-Served-By', 'cache-fra-1-FRA']], [['X-Served-By', 'cache-fra-2-FRA']])],
    [
      'where caches name themselves in a chain',
      login([['X-Served-By', 'cache-fra1, cache-ams2']], [['X-Served-By', 'cache-fra3, cache-ams1']]),
    ],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});
