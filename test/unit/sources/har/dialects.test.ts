import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bodyParameters, toRecord } from '../../../../lib/exchange/parameters.ts';
import { decodeBytes } from '../../../../lib/sources/decode-bytes.ts';
import { captureFrom, exchangesOf } from '../../../support/har.ts';

const read = (dialect: string): string =>
  decodeBytes(readFileSync(new URL(`fixtures/${dialect}.har`, import.meta.url)));

const callback = 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj';
const token = 'https://op.example/token';
const answer = '{"access_token":"SlAV32hkKG","token_type":"Bearer","expires_in":3600}';

/** Every fixture is the same small login, as each exporter writes it. */
const dialects = [
  'chrome',
  'chrome-sanitized',
  'firefox',
  'safari',
  'playwright',
  'charles',
  'fiddler',
  'proxy',
] as const;

describe.each(dialects)('a HAR from %s', (dialect) => {
  const all = exchangesOf(read(dialect));
  const [authorization, landing] = all;
  const redemption = all.find(({ method, url }) => method === 'POST' && url === token);

  test('is read whole, entry by entry, with ids from the places in the file', () => {
    const { source } = captureFrom(read(dialect));
    expect(source).toEqual({ kind: 'har', entries: all.length, skipped: 0 });
    expect(all.map(({ id }) => id).toSorted()).toEqual(all.map((_, index) => `har:${index}`));
  });

  test('shows the redirect that carries the response, and its landing', () => {
    expect(authorization).toMatchObject({
      method: 'GET',
      status: 302,
      startedAt: Date.UTC(2026, 0, 1),
      context: { resourceType: 'main_frame', initiator: 'https://app.example' },
    });
    expect(authorization?.redirectUrl?.replace('#fragment', '')).toBe(callback);
    expect(landing).toMatchObject({ url: callback, status: 200, startedAt: Date.UTC(2026, 0, 1) + 120 });
  });

  test('shows the parameters of the token request', () => {
    expect(redemption).toMatchObject({
      startedAt: Date.UTC(2026, 0, 1) + 340,
      status: 200,
      context: { resourceType: 'fetch', initiator: 'https://app.example' },
      requestBody: { mediaType: 'application/x-www-form-urlencoded' },
    });
    expect(toRecord(bodyParameters(redemption?.requestBody))).toEqual({
      grant_type: 'authorization_code',
      code: 'SplxlOBeZQQYbYS6WxSbIA',
      redirect_uri: 'https://app.example/cb',
      client_id: 'spa',
      code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    });
  });

  test('shows the token response, or that there was one', () => {
    const text = dialect === 'playwright' ? undefined : answer;
    expect(redemption?.responseBody).toEqual({ mediaType: 'application/json', ...(text && { text }) });
  });

  test('has no pseudo-headers, no undefined members and survives JSON', () => {
    for (const exchange of all) {
      expect(exchange.requestHeaders?.some(([name]) => name.startsWith(':')) ?? false).toBe(false);
      expect(JSON.parse(JSON.stringify(exchange))).toStrictEqual(exchange);
    }
  });
});

test.each(['chrome', 'playwright'])('%s: the fragment that only the Location shows is kept', (dialect) => {
  expect(exchangesOf(read(dialect))[0]?.redirectUrl).toBe(`${callback}#fragment`);
});

test('Chrome: a preflight is an exchange of its own, and a private-use scheme a failed one', () => {
  const all = exchangesOf(read('chrome'));
  expect(all[2]).toMatchObject({
    method: 'OPTIONS',
    status: 204,
    context: { resourceType: 'fetch', page: 'page_1' },
  });
  expect(all[4]).toMatchObject({
    url: 'com.example.app:/cb',
    status: 0,
    failure: 'net::ERR_UNKNOWN_URL_SCHEME',
  });
  expect(all[4]).not.toHaveProperty('requestHeaders');
});

test('Chrome without sensitive data says that headers are missing, with them it does not', () => {
  expect(captureFrom(read('chrome-sanitized')).gaps).toEqual([
    'No Cookie, Set-Cookie or Authorization header is in this file. Chrome leaves them out unless the HAR is exported with sensitive data, so whether a cookie was lost cannot be seen; the extension records them itself.',
  ]);
  expect(captureFrom(read('chrome')).gaps).toEqual([]);
});

test('Firefox: without a cookie nothing is said to be removed', () => {
  expect(captureFrom(read('firefox')).gaps).toEqual([]);
});

test('Safari: an entry without a time keeps its place behind the one before it', () => {
  const all = exchangesOf(read('safari'));
  expect(all.at(-1)).toMatchObject({
    url: 'https://gone.example/',
    status: 0,
    failure: 'A server with the specified hostname could not be found.',
    startedAt: Date.UTC(2026, 0, 1) + 340,
  });
});

test('Playwright: a request that failed is told from one that was never answered', () => {
  const [failed, pending] = exchangesOf(read('playwright')).slice(-2);
  expect(failed).toMatchObject({ status: 0, failure: 'net::ERR_CONNECTION_REFUSED' });
  expect(pending).not.toHaveProperty('status');
  expect(captureFrom(read('playwright')).gaps).toEqual([
    'Response bodies were saved in files beside this one and were not read.',
  ]);
});

test('Proxies: several values of one header stay several lines', () => {
  expect(exchangesOf(read('proxy'))[0]?.responseHeaders?.slice(1)).toEqual([
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
  ]);
});
