import { describe, expect, it } from 'vitest';
import {
  answerHeadersTooBigOf,
  setCookieBytes,
} from '../../../../lib/facts/answerer/answer-headers-too-big.ts';
import { failureKindOf } from '../../../../lib/facts/answerer/failure.ts';
import { notFromServer, notFromServerVerdictOf } from '../../../../lib/facts/answerer/not-from-server.ts';
import { isUpgradedByBrowser, schemeBounceOf } from '../../../../lib/facts/answerer/scheme-bounce.ts';
import { requestSizeVerdictOf, sizeRefusedOf } from '../../../../lib/facts/answerer/size-refused.ts';
import { exchange, redirect } from '../../../support/exchange.ts';
import { page } from '../../../support/said.ts';

const callback = 'https://app.example/auth/callback?code=c&state=s';
const nginx502 =
  '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>';

describe('an answer with more headers than its proxy holds', () => {
  it('shows as nginx’s own 502, at once', () => {
    expect(answerHeadersTooBigOf(page(nginx502, { status: 502, duration: 180 }))).toEqual({
      product: 'nginx',
      after: 180,
    });
  });

  it.each([
    ['a 502 after a minute', page(nginx502, { status: 502, duration: 60_000 })],
    [
      'an app’s 502',
      page('{"error":"x"}', {
        status: 502,
        responseBody: { mediaType: 'application/json', text: '{"error":"x"}' },
      }),
    ],
    ['another proxy’s', exchange({ url: callback, status: 502, responseHeaders: [['Server', 'Caddy']] })],
    ['nginx’s 504', page(nginx502.replaceAll('502 Bad Gateway', '504 Gateway Time-out'), { status: 504 })],
  ])('is not told from %s', (_what, one) => {
    expect(answerHeadersTooBigOf(one)).toBeUndefined();
  });

  it('is filled by the cookies that an answer sets', () => {
    const one = exchange({
      url: callback,
      status: 302,
      responseHeaders: [
        ['Set-Cookie', 'a='.padEnd(5000, 'x')],
        ['set-cookie', 'b=1'],
      ],
    });
    expect(setCookieBytes(one)).toBe(5003);
  });
});

describe('a request refused for its size', () => {
  const heavy = exchange({
    url: callback,
    status: 400,
    requestHeaders: [['Cookie', `session=${'x'.repeat(6000)}; __txn_1=${'y'.repeat(2500)}; _ga=1`]],
    responseBody: {
      mediaType: 'text/html',
      text: '<center><h1>400 Bad Request</h1></center><center>Request Header Or Cookie Too Large</center><hr><center>nginx</center>',
    },
  });

  it('names the largest cookies and the bytes', () => {
    expect(sizeRefusedOf(heavy)).toMatchObject({
      part: 'headers',
      certainty: 'said',
      answerer: { product: 'nginx' },
      cookieBytes: 8525,
      cookieCount: 3,
      cookies: [
        { name: 'session', bytes: 6008 },
        { name: '__txn_1', bytes: 2508 },
        { name: '_ga', bytes: 5 },
      ],
    });
  });

  it.each([
    ['headers', exchange({ url: callback, status: 431 })],
    ['headers', page('<h1>HTTP Status 400</h1><p>Request header is too large</p>')],
    ['headers', page('<p>Size of a request header field exceeds server limit.</p>')],
    ['address', exchange({ url: `https://app.example/?${'x'.repeat(9000)}`, status: 414 })],
    ['address', page('<h3>HTTP Error 404.15 - Not Found</h3>', { status: 404 })],
    ['body', exchange({ url: callback, status: 413 })],
  ])('for its %s', (part, one) => {
    expect(sizeRefusedOf(one)).toMatchObject({ part, certainty: 'said' });
  });

  it('is likely where a huge request got a 400 without words', () => {
    expect(sizeRefusedOf({ ...heavy, responseBody: undefined })).toMatchObject({
      part: 'headers',
      certainty: 'likely',
    });
  });

  it.each([
    ['a small request', exchange({ url: callback, status: 400, requestHeaders: [['Cookie', 'a=1']] })],
    [
      'a huge one that was answered otherwise',
      { ...heavy, responseBody: { mediaType: 'application/json', text: '{"error":"invalid_state"}' } },
    ],
    ['a huge one that was fine', { ...heavy, status: 200 }],
  ])('is not %s', (_what, one) => {
    expect(sizeRefusedOf(one)).toBeUndefined();
  });

  it('keeps its sizes in a redacted trace', () => {
    const verdict = requestSizeVerdictOf(heavy) ?? '';
    const redacted = {
      ...heavy,
      requestHeaders: [['Cookie', 'session=redacted-cookie-1']] as const,
      verdicts: { request_size: verdict },
    };
    const { answerer: _one, ...before } = sizeRefusedOf(heavy)!;
    expect(sizeRefusedOf(redacted)).toMatchObject(before);
  });
});

describe('a bounce between http and https', () => {
  const up = redirect('http://app.example/', 'https://app.example/', { id: 'a' });
  const down = redirect('https://app.example/', 'http://app.example/', { id: 'b' });

  it('names the address and the answer that leads down', () => {
    expect(schemeBounceOf([down, up, down, up])).toEqual({
      address: 'app.example/',
      turns: 4,
      downgrade: 'b',
    });
  });

  it('is not a mere upgrade, a mere downgrade, or the browser’s own', () => {
    expect(schemeBounceOf([up, up])).toBeUndefined();
    expect(schemeBounceOf([down, down])).toBeUndefined();
    const hsts = { ...up, status: 307, responseHeaders: [['Non-Authoritative-Reason', 'HSTS']] as const };
    expect(isUpgradedByBrowser(hsts)).toBe(true);
    expect(isUpgradedByBrowser(up)).toBe(false);
    expect(schemeBounceOf([hsts, down])).toBeUndefined();
  });
});

describe('an answer that the server did not give', () => {
  it.each([
    ['service_worker', exchange({ url: callback, status: 200, context: { servedBy: 'service_worker' } })],
    ['browser_cache', exchange({ url: callback, status: 200, context: { servedBy: 'cache' } })],
    ['browser_cache', exchange({ url: callback, status: 304 })],
    ['shared_cache', exchange({ url: callback, status: 302, responseHeaders: [['Age', '312']] })],
    [
      'shared_cache',
      exchange({ url: callback, status: 302, responseHeaders: [['X-Cache', 'Hit from cloudfront']] }),
    ],
    ['shared_cache', exchange({ url: callback, status: 302, responseHeaders: [['cf-cache-status', 'HIT']] })],
  ])('came from the %s', (from, one) => {
    const found = notFromServer(one);
    expect(found?.from).toBe(from);
    const redacted = exchange({
      url: callback,
      status: 200,
      verdicts: { not_from_server: notFromServerVerdictOf(one) ?? '' },
    });
    expect(notFromServer(redacted)).toEqual(found);
  });

  it.each([
    [
      'a miss',
      exchange({
        url: callback,
        status: 302,
        responseHeaders: [
          ['X-Cache', 'Miss from cloudfront'],
          ['Age', '0'],
        ],
      }),
    ],
    [
      'a dynamic page',
      exchange({ url: callback, status: 200, responseHeaders: [['cf-cache-status', 'DYNAMIC']] }),
    ],
    ['no word of it', exchange({ url: callback, status: 200 })],
  ])('is not %s', (_what, one) => {
    expect(notFromServer(one)).toBeUndefined();
  });
});

describe('why there was no answer', () => {
  it.each([
    ['refused', 'net::ERR_CONNECTION_REFUSED'],
    ['refused', 'NS_ERROR_CONNECTION_REFUSED'],
    ['dns', 'net::ERR_NAME_NOT_RESOLVED'],
    ['dns', 'NS_ERROR_UNKNOWN_HOST'],
    ['dns', 'A server with the specified hostname could not be found.'],
    ['timeout', 'net::ERR_CONNECTION_TIMED_OUT'],
    ['timeout', 'NS_ERROR_NET_TIMEOUT'],
    ['tls', 'net::ERR_CERT_AUTHORITY_INVALID'],
    ['tls', 'SEC_ERROR_UNKNOWN_ISSUER'],
    ['tls', 'net::ERR_SSL_PROTOCOL_ERROR'],
    ['client_certificate', 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT'],
    ['blocked', 'net::ERR_BLOCKED_BY_CLIENT'],
    ['blocked', 'NS_ERROR_BLOCKED_BY_POLICY'],
    ['frame', 'net::ERR_BLOCKED_BY_RESPONSE'],
    ['csp', 'net::ERR_BLOCKED_BY_CSP'],
    ['redirects', 'net::ERR_TOO_MANY_REDIRECTS'],
    ['redirects', 'NS_ERROR_REDIRECT_LOOP'],
    ['offline', 'net::ERR_INTERNET_DISCONNECTED'],
    ['reset', 'net::ERR_EMPTY_RESPONSE'],
    ['reset', 'net::ERR_CONNECTION_CLOSED'],
    ['reset', 'net::ERR_CONNECTION_ABORTED'],
    ['scheme', 'net::ERR_UNKNOWN_URL_SCHEME'],
    ['cors', 'net::ERR_FAILED'],
    ['cors', 'NS_ERROR_DOM_BAD_URI'],
    ['aborted', 'net::ERR_ABORTED'],
    ['aborted', 'NS_BINDING_ABORTED'],
    ['private_network', 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS'],
  ])('%s: %s', (kind, failure) => {
    expect(failureKindOf({ failure })).toBe(kind);
  });

  it('is not guessed', () => {
    expect(failureKindOf({ failure: 'net::ERR_SOMETHING_NEW' })).toBeUndefined();
    expect(failureKindOf({})).toBeUndefined();
  });
});
