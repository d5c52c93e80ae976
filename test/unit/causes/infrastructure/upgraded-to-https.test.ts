import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { upgradedAnswerOf } from '../../../../lib/facts/answerer/upgraded-answer.ts';
import { codeFlow, factsOf, flowsOf } from '../../../support/flow.ts';

const id = 'upgraded-to-https';
const byBrowser = (reason: string): readonly Header[] => [['Non-Authoritative-Reason', reason]];

/** A login whose answer goes to a plain address that the browser rewrites, and what became of the request to https. */
function upgraded(
  redirectUri: string,
  answer: Partial<Exchange> | null,
  first: Partial<Exchange> = { responseHeaders: byBrowser('HSTS') },
  more: readonly ExchangeFields[] = [],
): readonly Exchange[] {
  const all = codeFlow({ redirectUri, token: null });
  const [request, landing] = all as readonly [Exchange, Exchange];
  const secure = landing.url.replace(/^http:/, 'https:');
  const rewritten = { ...landing, status: 307, redirectUrl: secure, ...first };
  const next = answer && {
    ...landing,
    id: 'secure',
    url: secure,
    startedAt: landing.startedAt + 10,
    status: 0,
    ...answer,
  };
  const then = more.map((one, index) => ({
    ...landing,
    id: `more${index}`,
    startedAt: landing.startedAt + 20,
    ...one,
  }));
  return [request, rewritten, ...(next ? [next] : []), ...then];
}

describe(`${id} is the cause`, () => {
  it.each<[string, string, Partial<Exchange>, string]>([
    [
      'Chromium',
      'http://localhost:8400/cb',
      { failure: 'net::ERR_SSL_PROTOCOL_ERROR' },
      'nothing there speaks TLS',
    ],
    [
      'Firefox',
      'http://localhost:1455/auth/callback',
      { failure: 'SSL_ERROR_RX_RECORD_TOO_LONG' },
      'nothing there speaks TLS',
    ],
    [
      'a port that takes no TLS at all',
      'http://localhost:5000/',
      { failure: 'net::ERR_CONNECTION_REFUSED' },
      'ERR_CONNECTION_REFUSED',
    ],
    [
      'a certificate of the device’s own',
      'http://app.localhost:3000/cb',
      { failure: 'net::ERR_CERT_AUTHORITY_INVALID' },
      'does not trust the certificate',
    ],
    [
      'a host of the company’s',
      'http://tools.corp.example:8080/cb',
      { failure: 'net::ERR_SSL_PROTOCOL_ERROR' },
      'tools.corp.example is on its list',
    ],
  ])('with %s', (_, redirectUri, answer, words) => {
    const exchanges = upgraded(redirectUri, answer);
    expectReason(exchanges, id, words);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(flowsOf(exchanges).at(-1)?.outcome).toBe('failed');
  });

  it('and the address is advised that HSTS does not hold for, with its port', () => {
    const reason = reasonOf(upgraded('http://localhost:8400/cb', { failure: 'net::ERR_SSL_PROTOCOL_ERROR' }));
    expect(reason).toMatchObject({ owner: 'browser', confidence: 'certain' });
    expect(reason?.fix).toContain('Delete localhost');
    expect(reason?.fix).toContain('http://127.0.0.1:8400');
  });

  it('of a host elsewhere, which has no such address', () => {
    const reason = reasonOf(
      upgraded('http://tools.corp.example:8080/cb', { failure: 'net::ERR_SSL_PROTOCOL_ERROR' }),
    );
    expect(reason?.fix).toContain('Let tools.corp.example:8080 answer over https');
    expect(reason?.fix).not.toContain('127.0.0.1');
  });

  it('on this device, where the recording ends at the browser’s own redirect: the login is not over', () => {
    const exchanges = upgraded('http://localhost:8400/login', null);
    expectReason(exchanges, id, 'speaks plain http');
    expect(reasonOf(exchanges)?.confidence).toBe('firm');
    expect(flowsOf(exchanges).at(-1)?.outcome).not.toBe('failed');
  });

  it('where the browser showed no redirect of its own, and asked https where the provider said http', () => {
    const all = codeFlow({ redirectUri: 'http://localhost:8400/cb', token: null });
    const [request, landing] = all as readonly [Exchange, Exchange];
    const led: Exchange = {
      ...request,
      id: 'led',
      url: 'https://op.example/login',
      startedAt: request.startedAt + 500,
      status: 302,
      redirectUrl: landing.url,
    };
    const secure = {
      ...landing,
      url: landing.url.replace(/^http:/, 'https:'),
      status: 0,
      failure: 'net::ERR_SSL_PROTOCOL_ERROR',
    };
    expectReason([request, led, secure], id, 'nothing there speaks TLS');
  });
});

describe(`${id} is not the cause`, () => {
  const refused = { failure: 'net::ERR_CONNECTION_REFUSED' };
  it.each<[string, readonly Exchange[]]>([
    ['where the app answers over https', upgraded('http://app.example/cb', { status: 200 })],
    ['where it answers over https on this device', upgraded('http://localhost:3000/cb', { status: 200 })],
    [
      'where a server sent the browser to https',
      upgraded('http://localhost:3000/cb', refused, { status: 301, responseHeaders: [['Server', 'nginx']] }),
    ],
    [
      'where an extension did',
      upgraded('http://localhost:3000/cb', refused, { responseHeaders: byBrowser('WebRequest API') }),
    ],
    ['of a host elsewhere where nothing was recorded after it', upgraded('http://app.example/cb', null)],
    ['where the person left', upgraded('http://localhost:3000/cb', { failure: 'net::ERR_ABORTED' })],
    [
      'where the browser fell back to http',
      upgraded('http://localhost:3000/cb', refused, { responseHeaders: byBrowser('HttpsUpgrades') }, [
        { url: 'http://localhost:3000/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad', status: 200 },
      ]),
    ],
    [
      'where nothing listens at the plain address',
      codeFlow({
        redirectUri: 'http://localhost:3000/cb',
        token: null,
        responseExchange: { status: 0, ...refused },
      }),
    ],
    ['of a login over https', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

it('an address that is none is left alone', () => {
  const exchanges = upgraded('http://localhost:99999/cb', { failure: 'net::ERR_UNSAFE_PORT' });
  const lost = upgraded('http://localhost:99999/cb', { failure: 'net::ERR_CONNECTION_REFUSED' });
  for (const one of [exchanges, lost]) expect(upgradedAnswerOf(factsOf(one).flow)).toBeUndefined();
});
