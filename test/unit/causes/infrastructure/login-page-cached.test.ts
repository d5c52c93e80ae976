import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, exchange } from '../../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const id = 'login-page-cached';
const state = 'af0ifjsldkj9320ad';
const refused: Partial<Exchange> = {
  status: 400,
  responseBody: { mediaType: 'text/html', text: '<h1>Sign-in failed: invalid state</h1>' },
};
const link = (value: string) =>
  `<html><body><a href="https://op.example/auth?client_id=spa&amp;state=${value}">Sign in</a></body></html>`;
/** A page with a link to the provider, and a callback that is refused. */
const login = (
  page: Partial<Exchange>,
  answer: Partial<Exchange> = refused,
  more: Parameters<typeof codeFlow>[0] = {},
) => [
  exchange({
    id: 'page',
    url: 'https://app.example/shop/',
    startedAt: baseTime - 5000,
    status: 200,
    context: { resourceType: 'main_frame' },
    responseBody: { mediaType: 'text/html', text: link(state) },
    ...page,
  }),
  ...codeFlow({ responseExchange: answer, token: null, ...more }),
];

describe(`${id} is the cause`, () => {
  it.each<[string, Partial<Exchange>, string]>([
    ['Varnish, by Age', { responseHeaders: [['Age', '7200']] }, 'came from a cache, 2 hours old (Age: 7200)'],
    ['Cloudflare', { responseHeaders: [['CF-Cache-Status', 'HIT']] }, 'cf-cache-status: hit'],
    ['LiteSpeed', { responseHeaders: [['X-LiteSpeed-Cache', 'hit']] }, 'x-litespeed-cache: hit'],
    [
      'the browser',
      { context: { resourceType: 'main_frame', servedBy: 'cache' } },
      'the browser’s own cache',
    ],
  ])('where %s had kept the page with the state in it', (_, page, said) => {
    const exchanges = login(page);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(reasonOf(exchanges)?.why).not.toContain(state);
  });
});

describe(`${id}, where no cache tells`, () => {
  const plain = { responseHeaders: [['Content-Type', 'text/html']] } as const;
  /** The same link followed a second time, from the page as it came again, or from the one that was still open. */
  const twice = (isLoadedAgain: boolean, value = state) => [
    ...login(plain),
    ...login(
      {
        ...plain,
        id: 'again',
        startedAt: baseTime + 60_000,
        ...(!isLoadedAgain && { url: 'https://app.example/help' }),
        responseBody: { mediaType: 'text/html', text: isLoadedAgain ? link(value) : 'Help' },
      },
      refused,
      { request: { state: value }, response: { state: value, code: 'another-code-9f3b2a' } },
    ).map((one, at) => ({ ...one, id: `second-${at}`, startedAt: one.startedAt + (at === 0 ? 0 : 65_000) })),
  ];

  it('is firm by an earlier login with the same state', () => {
    expect(reasonOf(twice(true))).toMatchObject({ cause: id, confidence: 'firm' });
    expect(causeAndOfTrace(twice(true))).toEqual([id, id]);
    expect(reasonOf(twice(true))?.why).toContain(
      'it is the one of the login 65 seconds before: the link is a copy',
    );
  });

  it('is a guess by one login alone', () => {
    expect(reasonOf(login(plain))).toMatchObject({ cause: id, confidence: 'tentative' });
    expect(causeAndOfTrace(login(plain))).toEqual([id, id]);
  });

  it.each<[string, readonly Exchange[]]>([
    ['firm where one page was left open', twice(false)],
    ['firm where each login has its own', twice(true, 'zz0ifjsldkj9320bd')],
  ])('is not %s', (_, exchanges) => {
    const own = flowsOf(exchanges).flatMap(({ diagnosis }) => diagnosis.filter(({ cause }) => cause === id));
    expect(own.map(({ confidence }) => confidence)).not.toContain('firm');
  });

  it.each<[string, readonly Exchange[]]>([
    ['a bad gateway', login(plain, { status: 502 })],
    [
      'another reason in the app’s words',
      login(plain, {
        status: 403,
        responseBody: { mediaType: 'text/html', text: '<h1>User is not assigned to this application</h1>' },
      }),
    ],
    [
      'a link without a state of its own',
      login({ ...plain, responseBody: { mediaType: 'text/html', text: '<a href="/login">Sign in</a>' } }),
    ],
  ])('is not the cause of %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  const kept = { responseHeaders: [['Age', '7200']] } as const;
  it.each<[string, readonly Exchange[]]>([
    ['of a page that the server made', login({ responseHeaders: [['X-Cache', 'MISS']] })],
    [
      'of a cached page that holds no login',
      login({ ...kept, responseBody: { mediaType: 'text/html', text: '<a href="/login">Sign in</a>' } }),
    ],
    [
      'of a cached page that holds another login',
      login({ ...kept, responseBody: { mediaType: 'text/html', text: link('state-of-another-visit') } }),
    ],
    [
      'of a refusal by the provider',
      login(kept, { status: 200 }, { response: { code: undefined, error: 'invalid_scope' } }),
    ],
    [
      'where the app says another reason',
      login(kept, {
        status: 403,
        responseBody: {
          mediaType: 'text/html',
          text: '<h1>Registration is disabled. Please contact your site administrator.</h1>',
        },
      }),
    ],
    [
      'of a state that is the path to return to',
      login(
        { ...kept, responseBody: { mediaType: 'text/html', text: '<a href="/orders/2024">Orders</a>' } },
        refused,
        { request: { state: '/orders/2024' }, response: { state: '/orders/2024' } },
      ),
    ],
    [
      'of a login that went well',
      login(kept, {
        status: 302,
        redirectUrl: 'https://app.example/home',
        responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly; Secure']],
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
