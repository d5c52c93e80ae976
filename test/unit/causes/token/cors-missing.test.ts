import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import {
  capture,
  exchange,
  jsonBody,
  redirect,
  urlWith,
  type ExchangeFields,
} from '../../../support/exchange.ts';
import { codeFlow, flowsOf, type FlowChanges } from '../../../support/flow.ts';

const id = 'cors-missing';
const answered = (tokenExchange: Partial<Exchange>, more: FlowChanges = {}) =>
  codeFlow({
    tokenAnswer: null,
    tokenExchange: { responseHeaders: [['Content-Type', 'application/json']], ...tokenExchange },
    ...more,
  });

describe(`${id} is the cause`, () => {
  it.each([400, 401, 403, 500])('where a refusal with %i lacks the header', (status) => {
    const exchanges = answered({ status });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`answered ${status}, and its body was not recorded`);
    expect(reasonOf(exchanges)?.fix).toContain('Read the real error first');
  });

  it('with the error itself, where that was recorded', () => {
    const exchanges = answered({ status: 400, responseBody: jsonBody({ error: 'invalid_scope' }) });
    expect(reasonOf(exchanges)?.why).toContain('invalid_scope');
  });

  it('with the words of what is no OAuth error', () => {
    const responseBody = { mediaType: 'text/html', text: '<h1>Tenant is suspended, access denied</h1>' };
    const why = reasonOf(answered({ status: 403, responseBody }))?.why;
    expect(why).toContain('Tenant is suspended');
    expect(why).not.toContain('not recorded');
  });

  it('where the header names another origin', () => {
    expect(
      causesOf(
        answered({
          status: 400,
          responseHeaders: [['Access-Control-Allow-Origin', 'https://other.example']],
        }),
      ),
    ).toContain(id);
  });
});

describe(`${id} is the cause where the browser’s question for the configuration finds no origin allowed`, () => {
  const page = 'https://app.example';
  const url = 'https://id.example/tenant/.well-known/openid-configuration';
  const context = { resourceType: 'fetch', initiator: page } as const;
  const asked = (allowed: string | undefined, status = 200): ExchangeFields => ({
    url,
    method: 'OPTIONS',
    status,
    requestHeaders: [
      ['Origin', page],
      ['Access-Control-Request-Method', 'GET'],
      ['Access-Control-Request-Headers', 'x-agent'],
    ],
    responseHeaders: [
      ['Content-Type', 'text/plain'],
      ...(allowed
        ? ([
            ['Access-Control-Allow-Origin', allowed],
            ['Access-Control-Allow-Headers', 'x-agent'],
          ] as const)
        : []),
    ],
    context,
  });
  const unanswered: ExchangeFields = { url, status: 0, requestHeaders: [['Origin', page]], context };

  it.each([200, 204])('answered %i', (status) => {
    const exchanges = capture(asked(undefined, status), unanswered);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(
      `the answer (${status}) has no Access-Control-Allow-Origin for ${page}`,
    );
    expect(reasonOf(exchanges)?.fix).toContain('Trusted Origins');
  });

  it('answered for another origin', () =>
    expect(causesOf(capture(asked('https://other.example'), unanswered))).toEqual([id]));

  it.each([
    ['where it allows the page', capture(asked(page), unanswered)],
    ['where nobody asked beforehand', capture(unanswered)],
    ['where the question itself found nobody', capture({ ...asked(undefined), status: 0 }, unanswered)],
  ])('and not %s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof answered>]>([
    [
      'where the page may read the refusal',
      answered({ status: 400, responseHeaders: [['Access-Control-Allow-Origin', '*']] }),
    ],
    [
      'where a firewall in front of the provider refused',
      answered({
        status: 403,
        responseHeaders: [
          ['Cf-Mitigated', 'challenge'],
          ['Server', 'cloudflare'],
        ],
      }),
    ],
    ['of an answer with success: then the origin is not registered', answered({ status: 200 })],
    [
      'where no page asked',
      answered({ status: 400, context: {}, requestHeaders: [['User-Agent', 'app/1']] }),
    ],
    ['where no headers were recorded', answered({ status: 400, responseHeaders: undefined })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

/** Tokens come in the address, and then the page asks for the provider’s configuration, to check them. */
const unread = (
  allowed: readonly (readonly [string, string])[] = [],
  document: Partial<Exchange> = { status: 0, failure: 'net::ERR_FAILED' },
  ...later: readonly ExchangeFields[]
) => {
  const page = 'https://app.example';
  const asked = urlWith('https://op.example/authorize', {
    client_id: 'spa',
    response_type: 'id_token token',
    redirect_uri: `${page}/cb`,
    scope: 'openid',
    state: 'af0ifjsldkj9320ad',
    nonce: 'n-0S6_WzA2Mj',
  });
  const at = 'https://op.example/.well-known/openid-configuration';
  const origin = ['Origin', page] as const;
  const script = { context: { resourceType: 'fetch', initiator: page } } as const;
  const back = `${page}/cb#access_token=a-secret-2YotnFZFEjr1zCsicMWpAA&token_type=Bearer&expires_in=3600&state=af0ifjsldkj9320ad`;
  return capture(
    exchange(redirect(asked, back)),
    exchange({ url: `${page}/cb`, status: 200, context: { resourceType: 'main_frame' } }),
    exchange({
      url: at,
      method: 'OPTIONS',
      status: 200,
      requestHeaders: [
        origin,
        ['Access-Control-Request-Method', 'GET'],
        ['Access-Control-Request-Headers', 'x-sdk'],
      ],
      responseHeaders: [['Date', 'Thu, 01 Jan 2026 00:00:00 GMT'], ...allowed],
      ...script,
    }),
    exchange({ url: at, requestHeaders: [origin], ...script, ...document }),
    ...later.map((fields) => exchange(fields)),
  );
};

describe('a document that the page may not read after the answer', () => {
  it('ends the login, and is told with where the origin is registered', () => {
    const exchanges = unread();
    expectReason(exchanges, id, 'does not allow https://app.example. Without it the page cannot check');
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.fix).toContain('Trusted Origins');
    expect(flowsOf(exchanges)[0]?.outcome).toBe('failed');
  });

  it.each<[string, readonly Exchange[]]>([
    [
      'where the answer allows the page',
      unread([
        ['Access-Control-Allow-Origin', '*'],
        ['Access-Control-Allow-Headers', '*'],
      ]),
    ],
    [
      'where the document came',
      unread([], { status: 200, responseBody: jsonBody({ issuer: 'https://op.example' }) }),
    ],
    [
      'where the token was used all the same',
      unread([], undefined, {
        url: 'https://api.example/orders',
        status: 200,
        requestHeaders: [['Authorization', 'Bearer a-secret-2YotnFZFEjr1zCsicMWpAA']],
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
      }),
    ],
  ])('ends none %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
    expect(flowsOf(exchanges)[0]?.outcome).toBe('succeeded');
  });
});
