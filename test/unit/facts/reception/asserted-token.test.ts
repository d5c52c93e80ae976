import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { reasonOf } from '../../../support/causes.ts';
import { capture, exchange, json, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { accounts, assertion, config, found, idp, kim, shop, signedIn } from '../../../support/fedcm.ts';
import { flowsOf, idTokenOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const token = idTokenOf({ aud: 'shop-7' });
/** As Chrome records it: without bodies. */
const unread = assertion(undefined, 200, { responseBody: { mediaType: 'application/json' } });
const lookedUp = [found, config, signedIn];
const script = { context: { resourceType: 'fetch', initiator: shop } } as const;
const posted = (more: Partial<Exchange> = {}, body: unknown = { token }): ExchangeFields =>
  exchange({
    url: `${shop}/api/login/browser`,
    method: 'POST',
    requestBody: jsonBody(body),
    status: 200,
    responseBody: jsonBody({ ok: true }),
    responseHeaders: [['Content-Type', 'application/json']],
    ...script,
    ...more,
  });
const setsSession = [
  ['Content-Type', 'application/json'],
  ['Set-Cookie', 'sid=5f2d8c91a0b34e67; HttpOnly; Secure'],
] as const;

/** How the flows end, as recorded and as a trace has them. */
const outcomes = (...fields: readonly ExchangeFields[]) => {
  const exchanges = capture(...fields);
  return [exchanges, redacted(exchanges)].map((all) => flowsOf(all).map(({ outcome }) => outcome));
};
const both = (outcome: string) => [[outcome], [outcome]];

describe('a token of FedCM that the app’s page posts to its own server', () => {
  it.each<[string, ExchangeFields]>([
    ['as JSON', posted()],
    ['deep in JSON', posted({}, { input: { provider: 'idp', credential: token } })],
    ['alone', posted({ requestBody: { mediaType: 'text/plain', text: token } })],
    [
      'in a form',
      posted({
        requestBody: { mediaType: 'application/x-www-form-urlencoded', text: `id_token=${token}` },
      }),
    ],
    ['at the app’s other host', posted({ url: 'https://api.shop.example/login' })],
    ['and no answer was recorded', posted({ status: undefined, responseBody: undefined })],
    ['and it answers without a word', posted({ status: 204, responseHeaders: [], responseBody: undefined })],
  ])('%s, leaves open whether anybody was logged in', (_, call) => {
    expect(outcomes(...lookedUp, unread, call)).toEqual(both('unclear'));
    expect(outcomes(...lookedUp, assertion({ token }), call)).toEqual(both('unclear'));
  });

  it.each<[string, readonly ExchangeFields[]]>([
    ['a session’s cookie is set', [posted({ responseHeaders: setsSession })]],
    [
      'a session’s cookie is changed',
      [
        posted({
          requestHeaders: [['Cookie', 'sid=before']],
          responseHeaders: setsSession,
        }),
      ],
    ],
    ['the app’s API answers afterwards', [posted(), json(`${shop}/api/me`, { name: 'Kim' }, script)]],
    [
      'a later call with a token of the app’s own is refused',
      [
        posted({ responseHeaders: setsSession }),
        posted({ url: `${shop}/api/offers`, status: 403 }, { jwt: token }),
      ],
    ],
    [
      'it took it as it came the second time',
      [posted({ status: 401 }), posted({ responseHeaders: setsSession })],
    ],
    [
      'the answer brings a session',
      [posted({ responseBody: jsonBody({ access_token: 'a-secret-5f2d8c91' }) })],
    ],
    [
      'a session began before the page posted another token',
      [
        posted({ responseHeaders: setsSession }),
        posted({ url: `${shop}/api/push`, status: 403 }, { token: idTokenOf({ aud: 'push' }) }),
      ],
    ],
    [
      'a later post is answered without a word',
      [
        posted({ responseBody: jsonBody({ access_token: 'a-secret-5f2d8c91' }) }),
        posted({ url: `${shop}/api/cart` }),
      ],
    ],
  ])('logged somebody in where %s', (_, calls) => {
    expect(outcomes(...lookedUp, unread, ...calls)).toEqual(both('succeeded'));
  });

  it.each<[string, readonly ExchangeFields[]]>([
    ['refuses it', [posted({ status: 401 })]],
    ['refuses it with a page', [posted({ status: 400, responseHeaders: [['Content-Type', 'text/html']] })]],
    ['breaks', [posted({ status: 500, responseHeaders: [], responseBody: undefined })]],
    ['says that it did not work', [posted({ responseBody: jsonBody({ success: false }) })]],
    ['knows of no login afterwards', [posted(), json(`${shop}/api/me`, {}, { ...script, status: 401 })]],
  ])('failed where the server %s', (_, calls) => {
    const exchanges = capture(...lookedUp, unread, ...calls);
    expect(outcomes(...lookedUp, unread, ...calls)).toEqual(both('failed'));
    expect(reasonOf(exchanges)?.cause).toBe('callback-failed');
    expect(reasonOf(redacted(exchanges))?.cause).toBe('callback-failed');
    expect(reasonOf(exchanges)?.why).not.toContain('provider sent');
  });

  it('begins a session that is told', () => {
    const exchanges = capture(
      ...lookedUp,
      unread,
      posted({ responseHeaders: setsSession }),
      json(`${shop}/api/me`, {}, { ...script, requestHeaders: [['Cookie', 'sid=5f2d8c91a0b34e67']] }),
    );
    for (const all of [exchanges, redacted(exchanges)])
      expect(flowsOf(all)[0]?.events?.map(({ event, cookie }) => `${event} ${cookie}`)).toEqual([
        'session_began sid',
        'session_carried sid',
      ]);
  });

  it('and the reason of a refusal says what such a server checks', () => {
    const reason = reasonOf(capture(...lookedUp, unread, posted({ status: 401 })));
    expect(reason?.why).toContain(`handed the token to ${shop}/api/login/browser, which answered 401`);
    expect(reason?.fix).toMatch(/aud.*nonce/s);
  });
});

it('a stream that the app opens afterwards says nothing of who may listen', () => {
  const stream = {
    ...json(`${shop}/api/events`, {}, script),
    responseHeaders: [['Content-Type', 'text/event-stream']] as const,
  };
  expect(outcomes(...lookedUp, unread, posted(), stream)).toEqual(both('unclear'));
});

it('a call with a token of the app’s own does not take the place of one that was answered without a word', () => {
  const own = posted({ url: `${shop}/api/offers`, status: 403 }, { jwt: token });
  expect(outcomes(...lookedUp, unread, posted(), own)).toEqual(both('unclear'));
});

describe('what is no such call', () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['none', []],
    ['one before the token was given', [posted({ startedAt: Date.UTC(2025, 11, 31) })]],
    ['one to somebody else', [posted({ url: 'https://metrics.example/track', status: 401 })]],
    ['one of a key of metrics', [posted({ url: `${shop}/mp/track`, status: 400 }, { event: 'click' })]],
    ['a form’s own protection', [posted({ status: 422 }, { csrf_token: 'a-long-value-of-this-form-1' })]],
    ['what was asked for without it', [json(`${shop}/api/news`, {}, { ...script, status: 401 })]],
  ])('%s: the page has its token', (_, calls) => {
    expect(outcomes(...lookedUp, unread, ...calls)).toEqual(both('succeeded'));
  });

  it('one of a page of another site', () => {
    const elsewhere = { context: { resourceType: 'fetch', initiator: 'https://other.example' } } as const;
    const call = posted({ url: 'https://other.example/login', status: 401, ...elsewhere });
    expect(outcomes(...lookedUp, unread, call)).toEqual(both('succeeded'));
  });

  it('one long afterwards', () => {
    const call = posted({ status: 401, startedAt: Date.UTC(2026, 0, 1, 0, 5) });
    expect(outcomes(...lookedUp, unread, call)).toEqual(both('succeeded'));
  });

  it('nor is a list of accounts', () => {
    expect(flowsOf(capture(found, config, accounts({ accounts: [kim] })))).toEqual([]);
    expect(idp).toContain('accounts');
  });
});
