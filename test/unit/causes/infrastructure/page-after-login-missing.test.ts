import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { baseTime, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'page-after-login-missing';
const html = (text: string) => ({ mediaType: 'text/html', text });
const nginx: Partial<Exchange> = {
  responseHeaders: [['Server', 'nginx/1.24.0']],
  responseBody: html('<center><h1>404 Not Found</h1></center><hr><center>nginx/1.24.0</center>'),
};
const atCallback = { resourceType: 'main_frame' as const, tab: 1 };

/** The callback leads on to that address, which is answered so. */
const ledTo = (
  address: string,
  answer: Partial<Exchange> = {},
  callback: string = 'https://app.example/cb',
): readonly Exchange[] =>
  codeFlow({
    token: null,
    redirectUri: callback,
    requestExchange: { context: atCallback },
    responseExchange: {
      status: 302,
      redirectUrl: address,
      responseHeaders: [['Location', address]],
      context: atCallback,
    },
    then: [{ url: address, status: 404, context: atCallback, ...answer }],
  });
const seen = (url: string): ExchangeFields => ({
  url,
  status: 200,
  startedAt: baseTime - 2000,
  context: atCallback,
  responseHeaders: [['Content-Type', 'text/html']],
  responseBody: html('<title>Logs</title>'),
});
const before = (url: string, exchanges: readonly Exchange[]): readonly Exchange[] => [
  { id: 'before', entry: -1, method: 'GET', ...seen(url) } as Exchange,
  ...exchanges,
];

describe(`${id} is the cause`, () => {
  it('where a proxy has nothing at the address that the callback led to', () => {
    const exchanges = ledTo('https://app.example/home', nginx);
    expectReason(exchanges, id, 'to https://app.example/home, where nginx (');
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm', proof: 'answerer' });
    expect(reasonOf(exchanges)?.why).toContain('not about the state or the code');
  });

  it.each<[string, Partial<Exchange>]>([
    ['without a body', {}],
    ['of the app’s own', { responseBody: html('<h1>Page not found</h1>') }],
    ['for good', { status: 410 }],
  ])('where the page is missing, %s', (_, answer) => {
    const exchanges = ledTo('https://app.example/home', answer);
    expectReason(exchanges, id, 'where it has nothing');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('and says that it lies outside the path under which the app runs', () => {
    const exchanges = before(
      'https://app.example/logs/app/start',
      ledTo('https://app.example/', nginx, 'https://app.example/logs/auth/openid/login'),
    );
    expectReason(exchanges, id, 'lies under /logs/, and this address does not');
    expect(reasonOf(exchanges)?.fix).toContain('Open https://app.example/logs/ by hand');
  });

  it.each([
    ['a page of another path', 'https://app.example/start'],
    ['a page for logins', 'https://app.example/auth/start'],
  ])('and says nothing of a path where the app has %s', (_, page) => {
    const exchanges = before(page, ledTo('https://app.example/home', nginx, 'https://app.example/auth/cb'));
    expectReason(exchanges, id, 'where nginx (');
    expect(reasonOf(exchanges)?.why).not.toContain('lies under');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a page that is there', ledTo('https://app.example/home', { status: 200 })],
    ['of a page that failed', ledTo('https://app.example/home', { status: 500 })],
    ['of a page that is refused', ledTo('https://app.example/home', { status: 403 })],
    ['of a page for signing in', ledTo('https://app.example/login')],
    ['of an address that names an error', ledTo('https://app.example/home?error=state_mismatch')],
    [
      'of a 404 that speaks of the account',
      ledTo('https://app.example/home', {
        responseBody: html('<h1>User is not authorized</h1><p>User not found in allowed whitelist</p>'),
      }),
    ],
    [
      'of a callback that is not there',
      codeFlow({ token: null, responseExchange: { status: 404, ...nginx } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
