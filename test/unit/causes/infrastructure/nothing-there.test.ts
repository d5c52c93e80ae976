import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';
import { exchange } from '../../../support/exchange.ts';

const id = 'nothing-there';
const callback = (responseExchange: Partial<Exchange>, more: FlowChanges = {}) =>
  codeFlow({ responseExchange, token: null, ...more });
const html = (text: string) => ({ mediaType: 'text/html', text });

describe(`${id} is the cause`, () => {
  it.each<[string, string, Partial<Exchange>]>([
    [
      'HAProxy',
      'HAProxy stands in front of app.example',
      {
        status: 503,
        responseBody: html(
          '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>',
        ),
      },
    ],
    ['Caddy', 'Caddy', { status: 502, responseHeaders: [['Server', 'Caddy']] }],
    [
      'Envoy',
      'Envoy',
      {
        status: 503,
        responseHeaders: [['Server', 'istio-envoy']],
        responseBody: { mediaType: 'text/plain', text: 'no healthy upstream' },
      },
    ],
    [
      'Cloudflare',
      'Cloudflare',
      {
        status: 521,
        responseHeaders: [
          ['Server', 'cloudflare'],
          ['CF-RAY', '8f-FRA'],
        ],
      },
    ],
  ])('where %s finds nothing behind it', (_, words, answer) => {
    const exchanges = callback(answer);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.fix).not.toContain('app’s log');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it.each([
    ['net::ERR_CONNECTION_REFUSED', 'Nothing listens at https://app.example'],
    ['NS_ERROR_UNKNOWN_HOST', 'There is no host app.example'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'https://app.example does not answer'],
  ])('of %s', (failure, words) => {
    const exchanges = callback({ status: 0, failure });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.confidence).toBe('certain');
  });

  it.each([
    ['http://localhost:24861/callback', 'net::ERR_CONNECTION_REFUSED', true],
    ['http://localhost:3000/cb', 'NS_ERROR_CONNECTION_REFUSED', true],
    ['http://127.0.0.1:24861/callback', 'net::ERR_CONNECTION_REFUSED', false],
    ['http://localhost:24861/callback', 'net::ERR_CONNECTION_TIMED_OUT', false],
    ['https://app.example/cb', 'net::ERR_CONNECTION_REFUSED', false],
  ])('of %s, with what localhost may mean (%s): %s', (redirectUri, failure, isTold) => {
    const { fix = '' } = reasonOf(callback({ status: 0, failure }, { redirectUri })) ?? {};
    expect(fix.includes('localhost may be [::1]')).toBe(isTold);
    expect(fix.includes(redirectUri.replace('localhost', '127.0.0.1'))).toBe(isTold);
  });

  it('of nginx’s quick 502, where the whole host answers so', () => {
    const gone: Partial<Exchange> = {
      status: 502,
      duration: 30,
      responseHeaders: [['Server', 'nginx']],
      responseBody: html('<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>'),
    };
    const exchanges = callback(gone, {
      then: [exchange({ url: 'https://app.example/', context: { resourceType: 'main_frame' }, ...gone })],
    });
    expect(reasonOf(exchanges)?.cause).toBe(id);
  });

  it('of a token endpoint that nobody serves, for its provider to mend', () => {
    const exchanges = codeFlow({
      tokenExchange: { status: 0, failure: 'net::ERR_CONNECTION_REFUSED', responseBody: undefined },
    });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, owner: 'authorization_server' });
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof callback>]>([
    ['of a page of the app’s own', callback({ status: 503, responseBody: html('<h1>Back at noon</h1>') })],
    ['of a 502 of nobody known', callback({ status: 502 })],
    ['of a request that the page gave up', callback({ status: 0, failure: 'net::ERR_ABORTED' })],
    [
      'of an app’s error',
      callback({ status: 500, responseHeaders: [['Server', 'Caddy']], responseBody: html('<h1>Oops</h1>') }),
    ],
    [
      'of nginx’s quick 502 at the callback alone',
      callback({
        status: 502,
        duration: 30,
        responseHeaders: [['Server', 'nginx']],
        responseBody: html('<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>'),
      }),
    ],
    [
      'of a callback that is slow alone',
      callback(
        {
          status: 504,
          responseHeaders: [['Server', 'nginx']],
          responseBody: html('<center><h1>504 Gateway Time-out</h1></center><hr><center>nginx</center>'),
        },
        {
          then: [
            exchange({ url: 'https://app.example/', status: 200, context: { resourceType: 'main_frame' } }),
          ],
        },
      ),
    ],
    ['of an app on the device', codeFlow({ redirectUri: 'com.example.app:/cb', token: null })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe(`${id} is not why a provider refused`, () => {
  const refusedAt = (description: string) =>
    codeFlow({
      redirectUri: 'http://127.0.0.1:33418/',
      response: { code: undefined, error: 'invalid_scope', error_description: description },
      responseExchange: { status: 0, failure: 'net::ERR_CONNECTION_REFUSED' },
      token: null,
    });

  it('though nobody listens where it was to be told', () => {
    const exchanges = refusedAt(
      '[app!t1.read] is invalid. This user is not allowed any of the requested scopes',
    );
    expect(causeAndOfTrace(exchanges)).toEqual(['not-assigned', 'not-assigned']);
    expect(causesOf(exchanges)).not.toContain(id);
    expect(reasonOf(exchanges)?.fix).toContain('role collection');
  });

  it('and its code comes first where nothing more is said', () => {
    expect(causesOf(refusedAt('No'))).not.toContain(id);
    expect(reasonOf(refusedAt('No'))?.cause).not.toMatch(/callback|no-answer/);
  });
});
