import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { accessToken, code, codeFlow, flowsOf, type FlowChanges } from '../../../support/flow.ts';

const id = 'code-passed-on';
const answer = `?code=${code}&state=af0ifjsldkj9320ad`;
const main = { resourceType: 'main_frame' } as const;
const recorded = { requestHeaders: [['Accept', 'text/html']] } as const;
const html = { mediaType: 'text/html', text: '<title>Home</title><div id="app"></div>' };

type Moved = {
  readonly to?: string;
  readonly callback?: Partial<Exchange>;
  readonly page?: Partial<Exchange>;
  readonly then?: readonly ExchangeFields[];
  readonly set?: string;
  readonly providers?: string;
  readonly changes?: FlowChanges;
};

/** The app answers its callback with a redirect that has the code, and shows a page there. */
function moved({
  to = `https://app.example/start${answer}`,
  callback = recorded,
  page,
  then = [],
  set,
  providers = 'sso=1; Path=/',
  changes,
}: Moved = {}) {
  return codeFlow({
    redirectUri: 'https://app.example/start/',
    requestExchange: {
      context: main,
      responseHeaders: providers === '' ? [] : [['Set-Cookie', providers]],
    },
    responseExchange: {
      status: 308,
      redirectUrl: to,
      context: main,
      ...callback,
      responseHeaders: set === undefined ? [] : [['Set-Cookie', set]],
    },
    token: null,
    then: [
      {
        url: to,
        status: 200,
        context: main,
        ...recorded,
        responseHeaders: [['Content-Type', 'text/html']],
        responseBody: html,
        ...page,
      },
      ...then,
    ],
    ...changes,
  });
}

function sending(cookies: string): Partial<Exchange> {
  return { requestHeaders: [['Cookie', cookies]] };
}

describe(`${id} is the cause`, () => {
  it('where the server takes the slash away', () => {
    expect(causeAndOfTrace(moved())).toEqual([id, id]);
    expect(reasonOf(moved())?.why).toContain('the slash at the end differs');
    expect(flowsOf(moved()).map(({ outcome }) => outcome)).not.toContain('succeeded');
  });

  it('where a call without any sign of the person is answered after it', () => {
    const news = {
      url: 'https://app.example/api/news',
      requestHeaders: [['Accept', '*/*']],
      status: 200,
      context: { resourceType: 'fetch' },
      responseHeaders: [['Content-Type', 'application/json']],
      responseBody: { mediaType: 'application/json', text: '[]' },
    } as const;
    expect(causesOf(moved({ then: [news] }))).toEqual([id]);
  });

  it('where nothing came but a visitor’s number', () => {
    expect(causesOf(moved({ callback: sending('_ga=GA1.1.2'), page: sending('_ga=GA1.1.2') }))).toEqual([id]);
  });

  it('where it leads to another page of the app', () => {
    expect(causesOf(moved({ to: `https://app.example/de/start/${answer}` }))).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where the callback began a session', moved({ set: 'sid=5c1f; Path=/; HttpOnly' })],
    [
      'where the page began one',
      moved({
        page: {
          responseHeaders: [
            ['Content-Type', 'text/html'],
            ['Set-Cookie', 'sid=5c1f; Path=/; HttpOnly'],
          ],
        },
      }),
    ],
    ['where the code was left behind', moved({ to: 'https://app.example/start' })],
    ['of a recording without cookies', moved({ providers: '' })],
    ['where an older session came, which may be logged in now', moved({ callback: sending('sid=5c1f') })],
    ['where one came with the page', moved({ page: sending('_ga=GA1.1.2; sid=5c1f') })],
    ['where the headers of the callback were not recorded', moved({ callback: {} })],
    ['where those of the page were not', moved({ page: { requestHeaders: [] } })],
    [
      'where the page opened a socket',
      moved({
        then: [{ url: 'wss://app.example/live', status: 101, context: { initiator: 'https://app.example' } }],
      }),
    ],
    [
      'where the app went on with a session, from wherever it has it',
      moved({
        then: [{ url: 'https://app.example/home', status: 200, context: main, ...sending('sid=5c1f') }],
      }),
    ],
    [
      'where the page sent something to its server',
      moved({
        then: [
          {
            url: 'https://app.example/api/login',
            method: 'POST',
            status: 200,
            context: { resourceType: 'fetch' },
            responseHeaders: [['Content-Type', 'application/json']],
            responseBody: { mediaType: 'application/json', text: '{}' },
          },
        ],
      }),
    ],
    ['where the page was not shown', moved({ page: { status: 404 } })],
    [
      'where the page redeemed it',
      codeFlow({
        redirectUri: 'https://app.example/start/',
        responseExchange: { status: 308, redirectUrl: `https://app.example/start${answer}` },
        tokenAnswer: { access_token: accessToken, token_type: 'Bearer' },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
