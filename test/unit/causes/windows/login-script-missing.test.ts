import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'login-script-missing';
const app = 'https://shop.example';
const html = (text: string) => ({ mediaType: 'text/html', text });
const buttons = '<h1>Sign in</h1><div id="buttons"></div>';
const page = (path = '/login', text = buttons, more: Partial<Exchange> = {}): ExchangeFields => ({
  url: `${app}${path}`,
  status: 200,
  responseHeaders: [['Content-Type', 'text/html']],
  responseBody: html(text),
  context: { resourceType: 'main_frame' },
  ...more,
});
const script = (url: string, more: Partial<Exchange>): ExchangeFields => ({
  url,
  context: { resourceType: 'script', initiator: app },
  ...more,
});
const blocked = { status: 0, failure: 'net::ERR_BLOCKED_BY_CLIENT' } as const;
const google = 'https://accounts.google.com/gsi/client';
const hidden = (path: string, status: number): ExchangeFields => ({
  url: `https://sso.example/realms/shop/protocol/openid-connect/${path}`,
  status,
  context: { resourceType: 'sub_frame', initiator: app },
});

describe(`${id} is the cause`, () => {
  it.each<[string, readonly ExchangeFields[], string, string]>([
    [
      'of Keycloak’s script, which newer servers do not have',
      [page('/'), script('https://sso.example/js/keycloak.js', { status: 404 })],
      'was answered 404',
      'since version 26',
    ],
    [
      'of MSAL at Microsoft’s old address',
      [page('/'), script('https://alcdn.msauth.net/browser/2.38.3/js/msal-browser.min.js', { status: 404 })],
      'was answered 404',
      '@azure/msal-browser',
    ],
    [
      'of a client that Lock finds no settings of',
      [page('/'), script('https://cdn.auth0.com/client/AbCdEf.js?t1', { status: 403 })],
      'was answered 403',
      'client ID',
    ],
    [
      'of a realm that Keycloak has not',
      [page('/'), hidden('3p-cookies/step1.html', 404)],
      'the hidden page that its login waits for',
      'the realm must exist',
    ],
    [
      'of the page’s own policy',
      [page(), script(google, { status: 0, failure: 'net::ERR_BLOCKED_BY_CSP' })],
      'its own policy',
      'script-src',
    ],
    [
      'of a server whose certificate the browser does not trust',
      [
        page('/'),
        script('https://sso.example/js/keycloak.js', {
          status: 0,
          failure: 'net::ERR_CERT_AUTHORITY_INVALID',
        }),
      ],
      'ERR_CERT_AUTHORITY_INVALID',
      'certificate is trusted',
    ],
    [
      'of an extension, where the page has no other way to sign in',
      [page(), script(google, blocked)],
      'ad blocker',
      'Switch the extension off',
    ],
  ])('%s', (_, steps, why, fix) => {
    const exchanges = capture(...steps);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(why);
    expect(reasonOf(exchanges)?.why).toContain(app);
    expect(reasonOf(exchanges)?.fix).toContain(fix);
  });
});

describe('no login is told', () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['of a script that loaded', [page(), script(google, { status: 200 })]],
    ['of an extension on a page to read', [page('/news/today'), script(google, blocked)]],
    [
      'of an extension on a page with a password',
      [page('/login', '<input type="password">'), script(google, blocked)],
    ],
    [
      'of an extension on a page that was not recorded',
      [page('/login', buttons, { responseBody: undefined }), script(google, blocked)],
    ],
    [
      'of a script that counts visits',
      [page(), script('https://www.googletagmanager.com/gtm.js?id=1', blocked)],
    ],
    [
      'of a script that shows who likes a page',
      [page(), script('https://connect.facebook.net/en_US/sdk.js', blocked)],
    ],
    [
      'of Google’s offer on an ordinary page, while the network is away',
      [page('/news/today'), script(google, { status: 0, failure: 'net::ERR_NAME_NOT_RESOLVED' })],
    ],
    [
      'of Google’s offer on an ordinary page, which its policy keeps out',
      [page('/'), script(google, { status: 0, failure: 'net::ERR_BLOCKED_BY_CSP' })],
    ],
    ['of a server that is down for a moment', [page(), script(google, { status: 503 })]],
    ['of a script of the app that is missing', [page(), script(`${app}/js/login.js`, { status: 404 })]],
    ['of a script that was broken off', [page(), script(google, { status: 0, failure: 'net::ERR_ABORTED' })]],
    [
      'of what a person opened',
      [
        page(),
        { url: 'https://sso.example/js/keycloak.js', status: 404, context: { resourceType: 'main_frame' } },
      ],
    ],
    [
      'of the page that watches a session, which is there',
      [page('/'), hidden('login-status-iframe.html', 200)],
    ],
  ])('%s', (_, steps) => {
    expect(flowsOf(capture(...steps))).toEqual([]);
  });
});

it('Keycloak refuses a page’s origin before its script begins a login', () => {
  const init = hidden('login-status-iframe.html/init?client_id=spa&origin=https%3A%2F%2Fshop.example', 403);
  const exchanges = capture(page('/'), {
    ...init,
    context: { resourceType: 'fetch', initiator: 'https://sso.example' },
  });
  expect(causeAndOfTrace(exchanges)).toEqual(['origin-not-allowed', 'origin-not-allowed']);
  expect(reasonOf(exchanges)?.why).toContain('https://shop.example is not allowed for the client spa');
});
