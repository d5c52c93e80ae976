import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { bodyParameters } from '../../../../lib/exchange/parameters.ts';
import { responseBody } from '../../../../lib/sources/har/body.ts';
import { exchangeOf } from '../../../support/har.ts';

const base64 = (text: string, encoding: BufferEncoding = 'utf8'): string =>
  Buffer.from(text, encoding).toString('base64');

test('an answer that opens no socket keeps its body beside messages of one', () => {
  const content = { mimeType: 'application/json', text: '{"a":1}' };
  const _webSocketMessages = [{ type: 'receive', opcode: 1, data: 'b' }];
  const bodyOf = (status: number) =>
    exchangeOf({ response: { status, content }, _webSocketMessages }).responseBody?.text;
  expect([bodyOf(200), bodyOf(101)]).toEqual(['{"a":1}', 'data: b\n']);
});

describe('the body of a request', () => {
  const posted = (postData: unknown, request: object = {}): Exchange =>
    exchangeOf({ request: { method: 'POST', postData, ...request } });
  const form = 'application/x-www-form-urlencoded';

  test('is its text', () => {
    expect(posted({ mimeType: `${form}; charset=UTF-8`, text: 'a=1' }).requestBody).toEqual({
      mediaType: form,
      text: 'a=1',
    });
  });

  test('may be a bare string, its type said by a header', () => {
    const headers = [{ name: 'Content-Type', value: 'application/json' }];
    expect(posted('{"a":1}', { headers }).requestBody).toEqual({
      mediaType: 'application/json',
      text: '{"a":1}',
    });
  });

  test.each([{ encoding: 'base64' }, { _isBase64: true }])('may be base64 (%o)', (flag) => {
    expect(posted({ mimeType: form, text: base64('a=1&b=ü'), ...flag }).requestBody?.text).toBe('a=1&b=ü');
  });

  test('flagged as base64 though it is none stays as it is', () => {
    expect(posted({ mimeType: form, text: 'a=1&b=2', encoding: 'base64' }).requestBody?.text).toBe('a=1&b=2');
  });

  test.each([
    ['decoded', 'https://app.example/cb?x=%2F', 'a b'],
    ['encoded', 'https%3A%2F%2Fapp.example%2Fcb%3Fx%3D%252F', 'a+b'],
  ])('is put together from %s parameters', (_, redirect, scope) => {
    const params = [
      { name: 'redirect_uri', value: redirect },
      { name: 'scope', value: scope },
    ];
    expect(bodyParameters(posted({ mimeType: form, params }).requestBody)).toEqual([
      ['redirect_uri', 'https://app.example/cb?x=%2F'],
      ['scope', 'a b'],
    ]);
  });

  test('a plus among decoded values is a plus', () => {
    const params = [{ name: 'code', value: 'a+b=' }];
    expect(bodyParameters(posted({ mimeType: form, params }).requestBody)).toEqual([['code', 'a+b=']]);
  });

  test('multipart parameters become multipart text again', () => {
    const params = [
      { name: 'code', value: 'x y' },
      { name: 'photo', fileName: 'me.png' },
    ];
    const { requestBody } = posted({ mimeType: 'multipart/form-data; boundary=----abc', params });
    expect(requestBody?.mediaType).toBe('multipart/form-data');
    expect(bodyParameters(requestBody)).toContainEqual(['code', 'x y']);
  });

  test('known by its size alone has a type and no text', () => {
    const headers = [{ name: 'Content-Type', value: form }];
    expect(posted(undefined, { bodySize: 7, headers }).requestBody).toEqual({ mediaType: form });
  });

  test.each([undefined, null, {}, { text: '', params: [] }, { params: [null, 5, {}] }, 7])(
    '%o is none',
    (postData) => {
      expect(posted(postData).requestBody).toBeUndefined();
    },
  );

  test('that begins like a header but is no upload stream stays whole', () => {
    expect(posted({ mimeType: 'text/plain', text: 'code=1\r\n\r\nx' }).requestBody?.text).toBe(
      'code=1\r\n\r\nx',
    );
  });
});

describe('a body that a cleaner took away was not recorded', () => {
  const type = 'application/x-www-form-urlencoded';
  const posted = (text: string) =>
    exchangeOf({ request: { method: 'POST', postData: { mimeType: type, text } } }).requestBody;

  test.each(['[REDACTED]', '<removed>', '*****', 'sanitized'])('%s', (text) => {
    expect(posted(text)).toEqual({ mediaType: type });
  });

  test.each(['grant_type=refresh_token&refresh_token=[REDACTED]', '{"code":"[REDACTED]"}', 'plain words'])(
    'but for what is left of %s',
    (text) => {
      expect(posted(text)?.text).toBe(text);
    },
  );

  test('and neither is an answer', () => {
    const content = { size: 10, mimeType: 'application/json', text: '[REDACTED]' };
    expect(exchangeOf({ response: { content } }).responseBody).toEqual({ mediaType: 'application/json' });
  });
});

describe('the body of a response', () => {
  const answered = (content: unknown, response: object = {}): Exchange['responseBody'] =>
    exchangeOf({ response: { content, ...response } }).responseBody;

  test('is its text', () => {
    expect(answered({ mimeType: 'text/html; charset=utf-8', size: 2, text: 'Hi' })).toEqual({
      mediaType: 'text/html',
      text: 'Hi',
    });
  });

  test('in base64 is decoded when it is text', () => {
    const content = { mimeType: 'application/json', encoding: 'base64', text: base64('{"ü":1}') };
    expect(answered(content)?.text).toBe('{"ü":1}');
    expect(answered({ ...content, text: base64('{"ü":1}').replace(/(.{4})/g, '$1\n') })?.text).toBe(
      '{"ü":1}',
    );
  });

  test('in base64 is decoded by its charset where it is no UTF-8', () => {
    const content = {
      mimeType: 'text/plain; charset=iso-8859-1',
      encoding: 'base64',
      text: base64('ü', 'latin1'),
    };
    expect(answered(content)).toEqual({ mediaType: 'text/plain', text: 'ü' });
  });

  test.each([
    [
      'binary of an unknown type',
      { mimeType: 'application/octet-stream', encoding: 'base64', text: '/////w==' },
    ],
    ['an image', { mimeType: 'image/png', encoding: 'base64', text: base64('text after all') }],
    ['text that was not recorded', { mimeType: 'application/json', size: 7 }],
    ['text in a file beside', { mimeType: 'application/json', size: -1, _file: 'a.json' }],
  ])('%s has a type and no text', (_, content) => {
    expect(answered(content)).toEqual({ mediaType: content.mimeType });
  });

  test('takes its type from the header where the exporter knew none', () => {
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    expect(answered({ mimeType: 'x-unknown', text: '{}' }, { headers })).toEqual({
      mediaType: 'application/json',
      text: '{}',
    });
  });

  test('that an exporter parsed is JSON again', () => {
    expect(answered({ mimeType: 'application/json', text: { a: [1] } })?.text).toBe('{"a":[1]}');
  });

  test('that an exporter parsed is not recorded where it is nested too deep to be written down', () => {
    const text = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)) as unknown;
    const content = { mimeType: 'application/json', size: 100_000, text };
    expect(responseBody({ content }, 200)).toEqual({ mediaType: 'application/json' });
  });

  test.each([undefined, null, {}, { size: 0, text: '' }, { size: -1 }])('%o is none', (content) => {
    expect(answered(content)).toBeUndefined();
  });
});

describe('the redirect', () => {
  const redirected = (response: object, url = 'https://op.example/a/b?c#d'): string | undefined =>
    exchangeOf({ url, response: { status: 302, ...response } }).redirectUrl;
  const location = (value: string): object => ({ headers: [{ name: 'location', value }] });

  test.each([
    [
      'an absolute redirectURL, untouched',
      { redirectURL: 'https://app.example?code=ü' },
      'https://app.example?code=ü',
    ],
    ['a relative redirectURL', { redirectURL: '../cb?code=1#x' }, 'https://op.example/cb?code=1#x'],
    [
      'the Location where redirectURL is empty',
      { redirectURL: '', ...location('/cb') },
      'https://op.example/cb',
    ],
    [
      'the Location where redirectURL is missing',
      { redirectURL: undefined, ...location('//x.example/') },
      'https://x.example/',
    ],
    [
      'the Location where it alone has the fragment',
      { redirectURL: '/cb', ...location('/cb#t=1') },
      'https://op.example/cb#t=1',
    ],
    [
      'redirectURL where it alone has the fragment',
      { redirectURL: '/cb#t=1', ...location('/cb') },
      'https://op.example/cb#t=1',
    ],
    ['a private-use scheme', { redirectURL: 'com.example.app:/cb?code=1' }, 'com.example.app:/cb?code=1'],
  ])('is %s', (_, response, expected) => {
    expect(redirected(response)).toBe(expected);
  });

  test.each([
    ['a 201 with a Location', { status: 201, redirectURL: '/users/7', ...location('/users/7') }],
    ['a 200 with a Location', { status: 200, ...location('/cb') }],
    ['a 304', { status: 304, ...location('/cb') }],
    ['a target that is no URL', { redirectURL: 'http://[' }],
    ['a 302 without target', { redirectURL: '' }],
  ])('%s is none', (_, response) => {
    expect(redirected(response)).toBeUndefined();
  });
});

describe('the rest of an entry', () => {
  test.each([
    [200, 200],
    ['302', 302],
    ['200 OK', 200],
    [0, 0],
    [-1, undefined],
    [-1e9, undefined],
    [200.5, undefined],
    [1000, undefined],
    ['', undefined],
    [null, undefined],
  ])('status %o is %o', (status, expected) => {
    expect(exchangeOf({ response: { status } }).status).toBe(expected);
  });

  test.each([
    ['2026-01-01T00:00:00.250Z', 250],
    ['2026-01-01T01:00:00.2505000+01:00', 250.5],
    ['2026-01-01T00:00:00Z', 0],
    [Date.UTC(2026, 0, 1) + 1, 1],
    [Date.UTC(2026, 0, 1) / 1000, 0],
    [String(Date.UTC(2026, 0, 1) + 2), 2],
    ['Thu, 01 Jan 2026 00:00:01 GMT', 1000],
  ])('the time %o is read', (startedDateTime, after) => {
    expect(exchangeOf({ startedDateTime }).startedAt - Date.UTC(2026, 0, 1)).toBe(after);
  });

  test.each([null, undefined, '', 'soon', NaN, 0, -5, 1e300, {}, []])(
    'the time %o is 0',
    (startedDateTime) => {
      expect(exchangeOf({ startedDateTime }).startedAt).toBe(0);
    },
  );

  test.each([
    [12.5, 12.5],
    ['12', 12],
    [-1, undefined],
    [null, undefined],
    ['', undefined],
  ])('duration %o is %o', (time, expected) => {
    expect(exchangeOf({ time }).duration).toBe(expected);
  });

  test('headers that no exporter recorded are unknown, not none', () => {
    expect(exchangeOf({ request: { headers: [] } })).not.toHaveProperty('requestHeaders');
    expect(exchangeOf({ request: { headers: undefined } })).not.toHaveProperty('requestHeaders');
  });

  test('header values that are no text are told or left out', () => {
    const headers = [
      { name: 'Age', value: 5 },
      { name: 'X', value: null },
      { name: '', value: 'x' },
      { name: 'Y', value: {} },
    ];
    expect(exchangeOf({ request: { headers } }).requestHeaders).toEqual([
      ['Age', '5'],
      ['X', ''],
    ]);
  });
});

describe('what asked for it', () => {
  const typed = (members: object, headers: Readonly<Record<string, string>> = {}): Exchange['context'] =>
    exchangeOf({ ...members, request: { headers } }).context;

  test.each([
    ['document', {}, 'main_frame'],
    ['document', { 'Sec-Fetch-Dest': 'iframe' }, 'sub_frame'],
    ['xhr', {}, 'fetch'],
    ['fedcm', {}, 'webidentity'],
    ['other', { 'Sec-Fetch-Dest': 'webidentity' }, 'webidentity'],
    ['fetch', {}, 'fetch'],
    ['script', {}, 'script'],
    ['stylesheet', {}, 'part'],
    ['manifest', {}, 'part'],
    ['constructor', {}, 'other'],
    [undefined, { 'sec-fetch-dest': 'empty' }, 'fetch'],
    [undefined, { 'sec-fetch-dest': 'image' }, 'other'],
    [undefined, { Accept: 'text/html,*/*' }, 'main_frame'],
    [undefined, { Accept: 'application/json' }, 'fetch'],
    [undefined, { Accept: 'application/json', 'User-Agent': 'axios/1.7.9' }, undefined],
    [undefined, { Accept: '*/*', 'X-Requested-With': 'XMLHttpRequest' }, 'fetch'],
    [undefined, { Accept: '*/*' }, undefined],
    [undefined, {}, undefined],
  ])('_resourceType %o with %o is %o', (type, headers, expected) => {
    expect(typed({ _resourceType: type }, headers).resourceType).toBe(expected);
  });

  test.each<[string, string | undefined, Readonly<Record<string, string>>, true | undefined]>([
    ['guessed without a type and a User-Agent', undefined, { Accept: 'application/json' }, true],
    ['no guess where the source says it', 'fetch', { Accept: 'application/json' }, undefined],
    ['no guess by Fetch Metadata', undefined, { 'Sec-Fetch-Dest': 'empty' }, undefined],
    [
      'no guess that matters from a browser’s name',
      undefined,
      { Accept: 'application/json', 'User-Agent': 'Mozilla/5.0' },
      undefined,
    ],
    ['nothing guessed where nothing tells', undefined, { Accept: '*/*' }, undefined],
  ])('its type is %s', (_, type, headers, expected) => {
    expect(typed({ _resourceType: type }, headers).isTypeGuessed).toBe(expected);
  });

  test("Playwright's own requests come from no page", () => {
    expect(typed({ _apiRequest: true }, { Accept: 'text/html' }).resourceType).toBe('other');
  });

  const parser = { type: 'parser', url: 'https://app.example/login' };
  const script = { type: 'script', stack: { callFrames: [{ url: 'https://cdn.example/app.js' }] } };

  test.each([
    ['Origin', {}, { Origin: 'https://app.example', Referer: 'https://b.example/' }, 'https://app.example'],
    ['Referer, without its path', {}, { Referer: 'https://app.example/secret?x' }, 'https://app.example'],
    [
      'Referer where Origin is null',
      {},
      { Origin: 'null', Referer: 'https://app.example/' },
      'https://app.example',
    ],
    ['the document that was parsed', { _initiator: parser }, {}, 'https://app.example'],
    ['unknown for a script from anywhere', { _initiator: script }, {}, undefined],
    ['unknown for an extension-less nothing', { _initiator: 'x' }, { Referer: 'about:client' }, undefined],
  ])('its initiator is %s', (_, members, headers, expected) => {
    expect(typed(members, headers).initiator).toBe(expected);
  });
});

describe('who served an answer', () => {
  const served = (response: object, members: object = {}) =>
    exchangeOf({ response, ...members }).context.servedBy;

  test('is the service worker, or the browser’s cache, where Chrome says so', () => {
    expect(served({ _fetchedViaServiceWorker: true })).toBe('service_worker');
    expect(served({}, { _fetchedViaServiceWorker: true })).toBe('service_worker');
    expect(served({}, { _fromServiceWorker: true })).toBe('service_worker');
    expect(served({}, { _fromCache: 'disk' })).toBe('cache');
    expect(served({}, { _fromCache: 'memory' })).toBe('cache');
  });

  test('is not said of a worker that asked the network, and of any other answer', () => {
    expect(
      served({ _fetchedViaServiceWorker: true, _serviceWorkerResponseSource: 'network' }),
    ).toBeUndefined();
    expect(
      served({}, { _fetchedViaServiceWorker: true, _serviceWorkerResponseSource: 'network' }),
    ).toBeUndefined();
    expect(served({ _fetchedViaServiceWorker: false })).toBeUndefined();
    expect(served({})).toBeUndefined();
  });
});
