import { expect, test } from 'vitest';
import { captureFrom, exchangesOf } from '../../../support/har.ts';

const types = {
  URL_REQUEST_START_JOB: 2,
  HTTP_TRANSACTION_SEND_REQUEST_HEADERS: 3,
  HTTP_TRANSACTION_HTTP2_SEND_REQUEST_HEADERS: 4,
  HTTP_TRANSACTION_READ_RESPONSE_HEADERS: 5,
  URL_REQUEST_REDIRECTED: 6,
  URL_REQUEST_JOB_FILTERED_BYTES_READ: 7,
  HTTP_TRANSACTION_SEND_REQUEST_BODY: 8,
  REQUEST_ALIVE: 9,
  HTTP_CACHE_READ_DATA: 10,
} as const;

const constants = {
  logEventTypes: types,
  logEventPhase: { PHASE_BEGIN: 1, PHASE_END: 2, PHASE_NONE: 0 },
  netError: { ERR_NAME_NOT_RESOLVED: -105, ERR_FAILED: -2 },
  timeTickOffset: Date.UTC(2026, 0, 1),
};

/** One event of the request with that id. */
function event(
  type: keyof typeof types,
  params: object = {},
  { id = 1, phase = 0, time = '5' } = {},
): object {
  return { type: types[type], params, phase, time, source: { id, type: 1 } };
}
const begun = (url: string, members: object = {}, id = 1): object =>
  event('URL_REQUEST_START_JOB', { url, method: 'GET', ...members }, { id, phase: 1, time: '1000' });
const log = (...events: readonly object[]): string => JSON.stringify({ constants, events, polledData: {} });

test('a request over HTTP/2 is read with its headers, times and place', () => {
  const [exchange] = exchangesOf(
    log(
      begun('https://op.example/authorize', { request_type: 'main frame', initiator: 'https://app.example' }),
      event('HTTP_TRANSACTION_HTTP2_SEND_REQUEST_HEADERS', {
        headers: [':method: GET', ':path: /authorize', 'accept: text/html'],
      }),
      event('HTTP_TRANSACTION_READ_RESPONSE_HEADERS', {
        headers: ['HTTP/1.1 200', 'content-type: text/html'],
      }),
    ),
  );
  expect(exchange).toMatchObject({
    startedAt: Date.UTC(2026, 0, 1) + 1000,
    method: 'GET',
    requestHeaders: [['accept', 'text/html']],
    status: 200,
    context: { resourceType: 'main_frame', initiator: 'https://app.example' },
  });
});

test('each redirect is an exchange of its own', () => {
  const [first, second] = exchangesOf(
    log(
      begun('https://a.example/'),
      event('HTTP_TRANSACTION_READ_RESPONSE_HEADERS', { headers: ['HTTP/1.1 302 Found', 'Location: /next'] }),
      event('URL_REQUEST_REDIRECTED', { location: 'https://a.example/next' }),
      begun('https://a.example/next'),
      event('HTTP_TRANSACTION_READ_RESPONSE_HEADERS', { headers: ['HTTP/1.1 200 OK'] }),
    ),
  );
  expect(first).toMatchObject({ status: 302, redirectUrl: 'https://a.example/next' });
  expect(second).toMatchObject({ url: 'https://a.example/next', status: 200 });
});

test('a redirect that the browser made by itself has no answer, and leads on all the same', () => {
  const [first] = exchangesOf(
    log(begun('http://a.example/'), event('URL_REQUEST_REDIRECTED', { location: 'https://a.example/' })),
  );
  expect(first).toMatchObject({ status: 307, redirectUrl: 'https://a.example/' });
});

test('a request that failed says so by the name that Chrome shows', () => {
  const [exchange] = exchangesOf(
    log(begun('https://nowhere.example/'), event('REQUEST_ALIVE', { net_error: -105 }, { phase: 2 })),
  );
  expect(exchange).toMatchObject({ status: 0, failure: 'net::ERR_NAME_NOT_RESOLVED' });
});

test('raw bytes of an answer are its body, put together', () => {
  const [exchange] = exchangesOf(
    log(
      begun('https://op.example/token'),
      event('HTTP_TRANSACTION_READ_RESPONSE_HEADERS', {
        headers: ['HTTP/1.1 200 OK', 'Content-Type: application/json'],
      }),
      event('URL_REQUEST_JOB_FILTERED_BYTES_READ', { byte_count: 3, bytes: btoa('{"a') }),
      event('URL_REQUEST_JOB_FILTERED_BYTES_READ', { byte_count: 4, bytes: btoa('":1}') }),
    ),
  );
  expect(exchange?.responseBody).toEqual({ mediaType: 'application/json', text: '{"a":1}' });
});

test('a body that was posted is known to be there and not known', () => {
  const [exchange] = exchangesOf(
    log(
      begun('https://op.example/token', { method: 'POST' }),
      event('HTTP_TRANSACTION_SEND_REQUEST_HEADERS', {
        headers: ['Content-Type: application/x-www-form-urlencoded'],
      }),
      event('HTTP_TRANSACTION_SEND_REQUEST_BODY', { length: 264 }),
    ),
  );
  expect(exchange).toMatchObject({ requestBody: { mediaType: 'application/x-www-form-urlencoded' } });
  expect(exchange?.requestBody).not.toHaveProperty('text');
});

test('stripped cookies are left out and told, a stripped credential stays a credential', () => {
  const text = log(
    begun('https://api.example/me'),
    event('HTTP_TRANSACTION_SEND_REQUEST_HEADERS', {
      headers: ['Cookie: [64 bytes were stripped]', 'Authorization: Bearer [32 bytes were stripped]'],
    }),
  );
  expect(exchangesOf(text)[0]?.requestHeaders).toEqual([['Authorization', 'Bearer [redacted by Chrome]']]);
  expect(captureFrom(text).gaps.join()).toContain('a lost cookie cannot be seen');
});

test('what the cache answered, and what is not HTTP, is left out', () => {
  const entries = exchangesOf(
    log(
      begun('https://a.example/style.css', {}, 1),
      event('HTTP_CACHE_READ_DATA', {}, { id: 1 }),
      begun('chrome://newtab/', {}, 2),
      event('HTTP_TRANSACTION_READ_RESPONSE_HEADERS', { headers: ['HTTP/1.1 200 OK'] }, { id: 2 }),
    ),
  );
  expect(entries).toEqual([]);
});

test('events that are none harm nothing', () => {
  const odd = [null, 5, {}, { type: 2 }, { type: 2, phase: 1, params: { url: 5 }, source: null }];
  expect(captureFrom(JSON.stringify({ constants, events: odd })).source).toEqual({
    kind: 'har',
    entries: 0,
    skipped: 0,
  });
});
