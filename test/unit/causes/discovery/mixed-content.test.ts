import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture, exchange, json } from '../../../support/exchange.ts';
import { codeFlow, flowsOf, type FlowChanges } from '../../../support/flow.ts';

const id = 'mixed-content';
const page = (initiator: string) => ({ context: { resourceType: 'fetch' as const, initiator } });
/** A page redeems its code at this address, and no answer comes. */
const blocked = (tokenEndpoint: string, more: Partial<Exchange> = {}) =>
  codeFlow({
    tokenEndpoint,
    tokenAnswer: null,
    tokenExchange: { status: 0, failure: 'net::ERR_FAILED', ...page('https://app.example'), ...more },
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['http://op.example/token', 'net::ERR_FAILED'],
    ['http://id.home.test:8080/oauth2/token', 'NS_ERROR_CONTENT_BLOCKED'],
    ['http://192.168.1.4/token', 'mixed-content'],
  ])('of a page over https that calls %s', (url, failure) => {
    const exchanges = blocked(url, { failure });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(url);
    expect(causesOf(exchanges)).not.toContain('cors-token-endpoint');
  });

  it('and the provider mends it where its metadata says that address', () => {
    const at = 'http://op.example/token';
    const flow = codeFlow({
      tokenEndpoint: at,
      metadata: { issuer: 'http://op.example', token_endpoint: at },
      tokenAnswer: null,
      tokenExchange: { status: 0, failure: 'net::ERR_FAILED', ...page('https://app.example') },
    });
    expect(reasonOf(flow)).toMatchObject({ cause: id, owner: 'authorization_server' });
    expect(reasonOf(flow)?.why).toContain('metadata');
    expect(reasonOf(blocked(at))).toMatchObject({ owner: 'client' });
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a call to https', blocked('https://op.example/token')],
    ['of a page over http', blocked('http://op.example/token', page('http://app.example'))],
    ['of a server on this device', blocked('http://localhost:8080/token')],
    ['of a server on this device by number', blocked('http://127.0.0.1:9000/token')],
    [
      'of a server that is not there',
      blocked('http://op.example/token', { failure: 'net::ERR_NAME_NOT_RESOLVED' }),
    ],
    [
      'of an answer, whatever it says',
      blocked('http://op.example/token', { status: 400, failure: undefined }),
    ],
    ['of a program', blocked('http://op.example/token', { context: {} })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

/** A provider’s page in a hidden frame of a page, before any login. */
const framed = (url: string, from: string, more: Partial<Exchange> = {}) =>
  capture(
    { url: `${from}/`, status: 200, context: { resourceType: 'main_frame' } },
    {
      url,
      status: 0,
      failure: 'net::ERR_BLOCKED_BY_CSP',
      requestHeaders: [['Referer', `${from}/`]],
      context: { resourceType: 'sub_frame' },
      ...more,
    },
  );
const check = '/realms/master/protocol/openid-connect/3p-cookies/step1.html';

describe(`${id} is the cause of a login that never begins`, () => {
  it('where Keycloak’s own page has its address over http', () => {
    const exchanges = framed(`http://id.example${check}`, 'https://id.example');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'authorization_server' });
    expect(reasonOf(exchanges)?.fix).toMatch(/X-Forwarded-Proto: https.*--proxy-headers=xforwarded/);
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('where an app’s page has it so', () => {
    const exchanges = framed(`http://id.example/auth${check}`, 'https://app.example', {
      failure: 'net::ERR_FAILED',
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'client' });
    expect(reasonOf(exchanges)?.fix).toContain('(https://id.example/auth)');
  });

  it('where the browser names it, and no page is known', () => {
    const exchanges = framed(`http://id.example${check}`, 'https://app.example', {
      failure: 'mixed-content',
      requestHeaders: [],
    });
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it.each<[string, readonly Exchange[]]>([
    ['where the page came over http', framed(`http://id.example${check}`, 'http://id.example')],
    ['of this device', framed(`http://localhost:8080${check}`, 'https://app.example')],
    ['of a frame over https', framed(`https://id.example${check}`, 'https://app.example')],
    [
      'of an answer',
      framed(`http://id.example${check}`, 'https://app.example', { status: 200, failure: undefined }),
    ],
    [
      'where nobody answered',
      framed(`http://id.example${check}`, 'https://app.example', { failure: 'net::ERR_CONNECTION_REFUSED' }),
    ],
    ['of any page in a frame', framed('http://id.example/ads/banner.html', 'https://app.example')],
    [
      'where another policy may forbid it and no page is known',
      framed(`http://id.example${check}`, 'http://id.example', { requestHeaders: [] }),
    ],
  ])('but not %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

/** A web app's answer that its page gets over https, and what that page asks its own host for then. */
const own = (call: Partial<Exchange> = {}, more: FlowChanges = {}) =>
  codeFlow({
    token: null,
    then: [
      exchange({
        url: 'http://app.example/sso/auth',
        method: 'POST',
        status: 0,
        requestHeaders: [['Referer', 'https://app.example/']],
        context: { resourceType: 'fetch' },
        ...call,
      }),
    ],
    ...more,
  });
describe(`${id} is the cause of a login whose page may not call its own host`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['by its referer', own()],
    [
      'by its initiator',
      own({ requestHeaders: [], context: { resourceType: 'fetch', initiator: 'https://app.example' } }),
    ],
    ['where the browser names it', own({ status: undefined, failure: 'mixed-content' })],
    ['on another port', own({ url: 'http://app.example:8080/sso/auth' })],
    [
      'in a frame',
      own({ method: 'GET', url: 'http://app.example/', context: { resourceType: 'sub_frame' } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, owner: 'client' });
    expect(reasonOf(exchanges)?.why).toContain('its own host, over plain http');
    expect(reasonOf(exchanges)?.fix).toContain('X-Forwarded-Proto: https');
  });

  it('and failed where the page hands something over', () => {
    expect(flowsOf(own())[0]?.outcome).toBe('failed');
    expect(flowsOf(own({ method: 'GET' }))[0]?.outcome).toBe('unclear');
    const answered = json('https://app.example/api/me', { name: 'Ada' });
    expect(flowsOf(own({}, { then: [...own().slice(-1), answered] }))[0]?.outcome).toBe('succeeded');
  });

  it('which asked for its answer over http, too', () => {
    const redirectUri = 'http://app.example/cb';
    const exchanges = own(
      {},
      { redirectUri, responseExchange: { status: 301, redirectUrl: 'https://app.example/cb' } },
    );
    expect(reasonOf(exchanges)?.why).toContain(`asked for its answer at ${redirectUri}, too`);
    expect(reasonOf(own())?.why).not.toContain('too');
  });

  it.each<[string, readonly Exchange[]]>([
    ['of a page over http', own({ requestHeaders: [['Referer', 'http://app.example/']] })],
    ['of a call that nothing tells the page of', own({ requestHeaders: [] })],
    ['of another host', own({ url: 'http://stats.example/hit' })],
    ['of a call over https', own({ url: 'https://app.example/sso/auth' })],
    ['of one that was answered', own({ status: 401 })],
    ['of a server that is not there', own({ failure: 'net::ERR_CONNECTION_REFUSED' })],
    [
      'of a page at the top that was not loaded',
      own({ method: 'GET', context: { resourceType: 'main_frame' } }),
    ],
    ['of a script', own({ method: 'GET', context: { resourceType: 'script' } })],
    [
      'where the same was answered over https',
      own(
        {},
        {
          then: [...own().slice(-1), json('https://app.example/sso/auth', { ok: true }, { method: 'POST' })],
        },
      ),
    ],
    [
      'where the app began a session',
      own({}, { responseExchange: { responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly']] } }),
    ],
    ['much later', own({ startedAt: baseTime + 60_000 })],
  ])('but not %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
