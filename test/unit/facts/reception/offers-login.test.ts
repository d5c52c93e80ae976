import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { causesOf } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const app = 'https://app.example';
const page = (text: string, more: Partial<Exchange> = {}): ExchangeFields => ({
  url: `${app}/`,
  status: 200,
  responseHeaders: [['Content-Type', 'text/html']],
  responseBody: { mediaType: 'text/html', text: `<title>Books</title>${text}` },
  requestHeaders: [['Cookie', 'csrftoken=1']],
  ...more,
});
const link = '<a href="/login">Login</a>';

/** A callback that leads home, and what is shown there. */
const login = (home: ExchangeFields, changes: CookieLogin = {}): readonly Exchange[] =>
  failingLogin({
    set: ['sid=first; Path=/; HttpOnly'],
    sent: 'sid=first',
    answer: { status: 302, redirectUrl: `${app}/` },
    afterwards: [home],
    ...changes,
  });
const outcomes = (exchanges: readonly Exchange[]) => [
  flowsOf(exchanges).at(-1)?.outcome,
  flowsOf(redacted(exchanges)).at(-1)?.outcome,
];

describe('a login has failed whose end is a page that offers it again, to nobody’s session', () => {
  it.each([
    ['by a link', link],
    ['by a form', '<form method="post" action="/login"><button>Sign in</button></form>'],
    ['by a link with a place to return to', '<a href="https://app.example/login?next=/orders">Sign in</a>'],
  ])('%s', (_, text) => {
    expect(outcomes(login(page(text)))).toEqual(['failed', 'failed']);
  });

  it('word for word as before it', () => {
    expect(outcomes(login(page(link), { before: [page(link)] }))).toEqual(['failed', 'failed']);
  });
});

describe('a login has not failed', () => {
  it.each<[string, ExchangeFields]>([
    ['where the page brought a session', page(link, { requestHeaders: [['Cookie', 'sid=first']] })],
    [
      'where the page is a stored one',
      page(link, { context: { resourceType: 'main_frame', servedBy: 'cache' } }),
    ],
    ['where a cache on the way had it', page(link, { responseHeaders: [['Age', '60']] })],
    ['where the page has no such link', page('<a href="/orders">Orders</a>')],
    ['where a template has it alone', page(`<template>${link}</template>`)],
    ['where the link leads to another host', page('<a href="https://other.example/login">Login</a>')],
  ])('%s', (_, home) => {
    expect(outcomes(login(home))).not.toContain('failed');
  });

  it('where its script went on to a page that the session came along to', () => {
    const home = page(link, { requestHeaders: [] });
    const mine = page('<h1>Hello</h1>', {
      url: `${app}/mine`,
      requestHeaders: [['Cookie', 'app_session=strict']],
    });
    const exchanges = login(home, {
      answer: {
        status: 302,
        redirectUrl: home.url,
        responseHeaders: [['Set-Cookie', 'app_session=strict; Path=/; HttpOnly; SameSite=Strict']],
      },
      afterwards: [home, mine],
    });
    expect(outcomes(exchanges)).toEqual(['succeeded', 'succeeded']);
    expect(causesOf(exchanges)).toEqual([]);
  });

  it('where its script has the session in its storage, and the app’s API answers it', () => {
    const home = page(link);
    const me = {
      url: `${app}/api/me`,
      status: 200,
      context: { resourceType: 'fetch' },
      responseHeaders: [['Content-Type', 'application/json']],
      responseBody: { mediaType: 'application/json', text: '{"name":"Kim"}' },
    } as const;
    const answer = { status: 302, redirectUrl: `${app}/#session=5f2d8c91a0b34e67` };
    const exchanges = login(home, { answer, afterwards: [home, me] });
    expect(outcomes(exchanges)).toEqual(['succeeded', 'succeeded']);
    expect(causesOf(exchanges)).toEqual([]);
  });

  it.each<[string, ExchangeFields]>([
    ['handed something over', { url: `${app}/api/login`, method: 'POST' }],
    ['asked who one is', { url: `${app}/api/me` }],
  ])('where a call that %s was answered, after one that everybody may make', (_, call) => {
    const fetched = (fields: ExchangeFields): ExchangeFields => ({
      status: 200,
      context: { resourceType: 'fetch' },
      requestHeaders: [['Accept', '*/*']],
      responseHeaders: [['Content-Type', 'application/json']],
      responseBody: { mediaType: 'application/json', text: '{}' },
      ...fields,
    });
    const home = page('<h1>Hello</h1>', { requestHeaders: [['Accept', 'text/html']] });
    const news = fetched({ url: `${app}/api/news` });
    const answer = { status: 302, redirectUrl: home.url };
    expect(outcomes(login(home, { answer, afterwards: [home, news, fetched(call)] }))[0]).toBe('succeeded');
    expect(outcomes(login(home, { answer, afterwards: [home, news] }))[0]).toBe('unclear');
  });

  it('in a recording without cookies', () => {
    const exchanges = login(page(link, { requestHeaders: [] }), { set: [], sent: '' }).map((one) => ({
      ...one,
      requestHeaders: one.requestHeaders?.filter(([name]) => name !== 'Cookie') ?? [],
    }));
    expect(outcomes(exchanges)).not.toContain('failed');
  });
});
