import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { fetched, page, tab } from '../../../support/around.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, jsonBody, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { spaLogin } from '../../../support/scenario.ts';

const id = 'session-not-sent-to-api';
const app = 'https://app.example.com';
const a = spaLogin('a', { tab, redirectUri: `${app}/cb` });
const context = { tab, resourceType: 'main_frame' } as const;
const brings = (cookie: string): Partial<Exchange> => ({ requestHeaders: [['Cookie', cookie]] });

const begins = (set: string) =>
  redirect(a.answer, `${app}/`, { context, responseHeaders: [['Set-Cookie', set]] });
const hostOnly = '__Host-sid=a-secret-1; Path=/; HttpOnly; Secure; SameSite=Lax';
const ofDomain = '__Secure-sid=a-secret-1; Path=/; Domain=example.com; HttpOnly; Secure; SameSite=Lax';
const home = (name: string) => page(`${app}/`, brings(`${name}=a-secret-1`));

const call = (
  url: string,
  sent: readonly Header[] = [],
  more: Partial<Exchange> = {},
  answered: readonly Header[] = [],
): ExchangeFields =>
  fetched(url, {
    status: 401,
    responseBody: jsonBody({ error: 'unauthenticated' }),
    requestHeaders: [['Origin', app], ['Accept', '*/*'], ...sent],
    responseHeaders: [['Content-Type', 'application/json'], ...answered],
    context: { tab, resourceType: 'fetch', initiator: app },
    ...more,
  });
const api = 'https://api.example.com/me';
const visited = (set: string, name: string, ...after: readonly ExchangeFields[]) =>
  capture(page(`${app}/`, brings('lang=en')), a.request(), begins(set), home(name), ...after);

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[], string]>([
    [
      'by the host',
      visited(hostOnly, '__Host-sid', call(api)),
      'it stays with the host that set it, app.example.com, and the request went to api.example.com',
    ],
    [
      'below the app’s host',
      visited(hostOnly, '__Host-sid', call('https://api.app.example.com/me')),
      'the request went to api.app.example.com',
    ],
    [
      'by a call without credentials',
      visited(ofDomain, '__Secure-sid', call(api, [], {}, [['Access-Control-Allow-Credentials', 'true']])),
      'It allows calls with credentials',
    ],
  ])('%s', (_, exchanges, words) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(JSON.stringify(reasonOf(exchanges))).not.toContain('a-secret');
    expect(flowsOf(exchanges)[0]?.outcome).toBe('succeeded');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['of a call with a token', [call(api, [['Authorization', 'Bearer k1']])]],
    ['of a call with a key', [call(api, [['X-Api-Key', 'k1']])]],
    ['of a call with another cookie', [call(api, [['Cookie', 'api=1']])]],
    ['of a call that was answered', [call(api, [], { status: 200 })]],
    ['of a call that was answered later', [call(api), call(api, [], { status: 200 })]],
    ['of a preflight', [call(api, [], { method: 'OPTIONS' })]],
    ['of another site', [call('https://weather.elsewhere/today')]],
    [
      'of a page of another site',
      [call(api, [], { context: { tab, resourceType: 'fetch', initiator: 'https://news.elsewhere' } })],
    ],
    ['of the app’s own origin', [call(`${app}/api/me`)]],
    ['of a page of the API', [page(api, { status: 401 })]],
  ])('%s', (_, after) => {
    expect(causesOf(visited(hostOnly, '__Host-sid', ...after))).not.toContain(id);
  });

  it('of a call from before the login', () => {
    const before = call(api);
    const exchanges = capture(
      page(`${app}/`, brings('lang=en')),
      before,
      a.request(),
      begins(hostOnly),
      home('__Host-sid'),
    );
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('and the login has not failed where such a call is refused', () => {
    const exchanges = visited(
      hostOnly,
      '__Host-sid',
      call('https://stats.example.com/v1', [['X-Api-Key', 'k1']]),
    );
    expect(flowsOf(exchanges)[0]?.outcome).toBe('succeeded');
    expect(causesOf(exchanges)).toEqual([]);
  });
});
