import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { quotedRefusal } from '../../../../lib/messages/oidc/quoted-refusal.ts';
import { causeAndOfTrace, reasonOf } from '../../../support/causes.ts';
import { capture, exchange, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { operationsOf } from '../../../support/operations.ts';

const site = 'https://club.example';
const html = (text: string) => ({
  mediaType: 'text/html',
  text: `<title>Error</title><h1>Error</h1><p>${text}</p>`,
});
const page = (path: string, says: string, more: Partial<Exchange> = {}): ExchangeFields => ({
  url: `${site}${path}`,
  status: 500,
  requestHeaders: [['Referer', `${site}/account`]],
  responseHeaders: [['Content-Type', 'text/html']],
  responseBody: html(says),
  context: { resourceType: 'main_frame' },
  ...more,
});
const call = (path: string, answer: object, more: Partial<Exchange> = {}): ExchangeFields => ({
  url: `${site}${path}`,
  method: 'POST',
  status: 400,
  requestBody: jsonBody({ serverUrl: 'https://tools.example/mcp', callbackUrl: `${site}/oauth/cb` }),
  responseHeaders: [['Content-Type', 'application/json']],
  responseBody: jsonBody(answer),
  context: { resourceType: 'fetch', initiator: site },
  ...more,
});
const notApproved =
  'Callback URL not approved for this client application. Approved callback URLs can be adjusted';
const oob = "Desktop applications only support the oauth_callback value 'oob'";

describe('a login that dies before its first request', () => {
  it.each<[string, ExchangeFields, string, string]>([
    [
      'of Laravel Socialite',
      page(
        '/auth/twitter/redirect',
        `Received HTTP status code [403] with message "${notApproved}" when getting temporary credentials.`,
      ),
      'redirect-uri-mismatch',
      'X refused to begin the login',
    ],
    [
      'of a desktop app at X',
      page('/index.php/actions/social/login', `Received HTTP status code [401] with message "${oob}"`),
      'redirect-uri-mismatch',
      'takes no address from it, only oob',
    ],
    [
      'of a request token that was refused',
      page(
        '/users/auth/tumblr',
        'OAuth::Unauthorized: failed to get request token (401 Authorization Required)',
      ),
      'login-not-begun',
      'where its login begins',
    ],
    [
      'of requests_oauthlib',
      page(
        '/login/discogs',
        'TokenRequestDenied: Token request failed with code 401, response was: Invalid consumer.',
      ),
      'login-not-begun',
      'club.example answered 500',
    ],
    [
      'of a registration, on a page',
      page('/connect/mcp', 'Dynamic client registration failed: 403 Forbidden', { status: 502 }),
      'mcp-registration-refused',
      'was refused',
    ],
    [
      'of a registration, fetched',
      call('/api/mcp/oauth/start', { detail: 'Failed to register client: invalid_redirect_uri' }),
      'mcp-registration-refused',
      'It asked for the redirect URI https://club.example/oauth/cb',
    ],
    [
      'of a provider that is switched off, fetched',
      call('/api/oauth/start', { message: 'This OAuth provider is disabled' }),
      'login-not-begun',
      'asked no provider for anything',
    ],
  ])('%s', (_, fields, cause, said) => {
    const exchanges = capture(fields);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(causeAndOfTrace(exchanges)).toEqual([cause, cause]);
    expect(reasonOf(exchanges)?.why).toContain(said);
  });
});

describe('no login is', () => {
  it.each<[string, ExchangeFields]>([
    ['an ordinary error', page('/orders/twitter', 'Internal Server Error')],
    ['a page elsewhere that says it', page('/articles/7', notApproved)],
    ['a page of documentation', page('/docs/oauth/errors', notApproved, { status: 404 })],
    ['a forum', page('/forum/login/twitter', notApproved, { status: 404 })],
    [
      'a host of texts',
      page('/oauth/twitter', notApproved, { url: 'https://docs.club.example/oauth/twitter' }),
    ],
    ['a page that was answered with success', page('/oauth/twitter', notApproved, { status: 200 })],
    ['settings that were not saved', call('/api/oauth/settings', { message: 'Client id must not be empty' })],
    ['settings at an address of starts', call('/api/oauth/start', { message: 'name is too long' })],
    [
      'a list of failures that a script gets',
      call('/api/oauth/logs', { message: 'Dynamic client registration failed' }),
    ],
    [
      'what another site’s page calls',
      call(
        '/api/oauth/start',
        { message: 'Dynamic client registration failed' },
        { context: { resourceType: 'fetch', initiator: 'https://else.example' } },
      ),
    ],
    [
      'a call that was taken',
      call('/api/oauth/start', { message: 'Dynamic client registration failed' }, { status: 200 }),
    ],
    ['a callback', page('/auth/twitter/callback', 'failed to get request token')],
  ])('%s', (_, fields) => {
    expect(flowsOf(capture(fields))).toEqual([]);
  });
});

it('reading is linear', () => {
  const long = (length: number) =>
    exchange({ ...page('/login/twitter', 'request token failed to '.repeat(length)) });
  const [few, many] = [100, 1000].map((length) => operationsOf(() => quotedRefusal(long(length))));
  expect(many! / few!).toBeLessThan(15);
});
