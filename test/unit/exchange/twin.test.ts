import { describe, expect, test } from 'vitest';
import { isTwin, mergeTwins } from '../../../lib/exchange/twin.ts';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { baseTime, exchange, formBody, jsonBody } from '../../support/exchange.ts';

const url = 'https://op.example/token';

describe('twins', () => {
  const seen = exchange({ url, method: 'POST', status: 200 });
  const twin = (fields: Partial<Exchange>): Exchange => ({ ...seen, id: 'devtools:1:0:0', ...fields });

  test.each<[string, Partial<Exchange>]>([
    ['20 ms apart', { startedAt: baseTime + 20 }],
    ['50 ms before', { startedAt: baseTime - 50 }],
    ['with a fragment only one source shows', { url: `${url}#x` }],
    ['with a status one source does not know', { status: undefined }],
    ['with a response one source did not get', { status: 0 }],
    ['revalidated', { status: 304 }],
    ['with a body one source did not record', { requestBody: { mediaType: 'application/json' } }],
  ])('are %s', (_, fields) => {
    expect(isTwin(seen, twin(fields))).toBe(true);
    expect(isTwin(twin(fields), seen)).toBe(true);
  });

  test.each<[string, Partial<Exchange>]>([
    ['51 ms apart', { startedAt: baseTime + 51 }],
    ['another method', { method: 'OPTIONS' }],
    ['another query', { url: `${url}?a=1` }],
    ['another status', { status: 302 }],
  ])('are not %s', (_, fields) => {
    expect(isTwin(seen, twin(fields))).toBe(false);
  });

  test('are not two hops of a redirect to the same URL', () => {
    const first = exchange({ url, status: 302, redirectUrl: 'https://op.example/login' });
    const second = exchange({ url, status: 302, redirectUrl: 'https://app.example/cb?code=1' });
    expect(isTwin(first, second)).toBe(false);
    expect(isTwin(second, { ...second, redirectUrl: 'https://app.example/cb?code=1#x' })).toBe(true);
  });

  test('are the same form in another order, and not another form', () => {
    const sent = exchange({
      url,
      method: 'POST',
      requestBody: formBody({ grant_type: 'refresh_token', a: '1 2' }),
    });
    const decoded = formBody({ a: '1 2', grant_type: 'refresh_token' });
    expect(isTwin(sent, { ...sent, requestBody: decoded })).toBe(true);
    expect(isTwin(sent, { ...sent, requestBody: formBody({ grant_type: 'refresh_token', a: '3' }) })).toBe(
      false,
    );
  });

  test('are not two texts that have no fields to compare', () => {
    const text = (value: string): Exchange =>
      exchange({ url, method: 'POST', requestBody: { mediaType: 'text/plain', text: value } });
    expect(isTwin(text('<a/>'), text('<b/>'))).toBe(false);
    expect(isTwin(text('<a/>'), text('<a/>'))).toBe(true);
  });
});

describe('merging twins', () => {
  const seen: Exchange = exchange({
    id: 'web:1',
    entry: 4,
    url: `${url}#fragment`,
    method: 'POST',
    requestHeaders: [
      ['Accept', '*/*'],
      ['Cookie', 'a=1'],
    ],
    requestBody: formBody({ a: '1', b: '2' }),
    status: 200,
    responseHeaders: [
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ],
    context: { tab: 3, frame: 0, resourceType: 'fetch' },
    verdicts: { pkce: 'match' },
  });
  const devtools: Exchange = exchange({
    id: 'devtools:3:0:1',
    entry: 9,
    url,
    method: 'POST',
    startedAt: baseTime + 12,
    duration: 33,
    requestHeaders: [
      ['accept', '*/*'],
      ['authorization', 'DPoP x'],
      ['origin', 'https://app.example'],
    ],
    requestBody: { mediaType: '', text: 'b=2&a=1' },
    status: 200,
    responseHeaders: [
      ['content-type', 'application/json'],
      ['set-cookie', 'a=1'],
      ['date', 'x'],
    ],
    responseBody: jsonBody({ access_token: 't' }),
    failure: 'net::ERR_ABORTED',
    context: { tab: 3, page: 'page_1', resourceType: 'other', initiator: 'https://app.example' },
  });
  const merged = mergeTwins(seen, devtools);

  test('keeps the name, place, time and fragment of the first', () => {
    expect(merged).toMatchObject({ id: 'web:1', entry: 4, startedAt: baseTime, url: `${url}#fragment` });
    expect(merged.context).toEqual({ ...devtools.context, ...seen.context });
  });

  test('adds what only the second knows', () => {
    expect(merged).toMatchObject({
      duration: 33,
      failure: 'net::ERR_ABORTED',
      responseBody: devtools.responseBody,
      verdicts: { pkce: 'match' },
    });
  });

  test('has every header that either saw, and all values of each', () => {
    expect(merged.requestHeaders).toEqual([
      ['accept', '*/*'],
      ['authorization', 'DPoP x'],
      ['origin', 'https://app.example'],
      ['Cookie', 'a=1'],
    ]);
    expect(merged.responseHeaders).toEqual([
      ['content-type', 'application/json'],
      ['date', 'x'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ]);
  });

  test('prefers the body as it was sent, with the type that is known', () => {
    expect(merged.requestBody).toEqual({ mediaType: 'application/x-www-form-urlencoded', text: 'b=2&a=1' });
  });

  test('changes nothing the second time', () => {
    expect(mergeTwins(merged, devtools)).toStrictEqual(merged);
    expect(mergeTwins(merged, merged)).toStrictEqual(merged);
  });

  test('with a poorer twin loses nothing', () => {
    const poor = exchange({
      url,
      method: 'POST',
      status: 0,
      requestBody: { mediaType: '' },
      responseBody: { mediaType: '' },
    });
    expect(mergeTwins(merged, poor)).toStrictEqual(merged);
  });

  test('gives a poorer first what the second has', () => {
    const poor = exchange({ url, method: 'POST', status: 0, redirectUrl: 'https://app.example/cb' });
    const rich = { ...devtools, status: 302, redirectUrl: 'https://app.example/cb#token' };
    expect(mergeTwins(poor, rich)).toMatchObject({
      id: 'x0',
      status: 302,
      redirectUrl: 'https://app.example/cb#token',
      requestHeaders: devtools.requestHeaders,
      responseBody: devtools.responseBody,
    });
  });

  test('prefers the answer as it was sent to what its tab shows, whichever came first', () => {
    const sent = { mediaType: 'text/html', text: '<html>all of it</html>' };
    const excerpt = { mediaType: 'text/html', text: '<title>Failed</title>', excerpt: true as const };
    const withBody = (responseBody: Exchange['responseBody']) => exchange({ url, responseBody });
    expect(mergeTwins(withBody(excerpt), withBody(sent)).responseBody).toEqual(sent);
    expect(mergeTwins(withBody(sent), withBody(excerpt)).responseBody).toEqual(sent);
    expect(mergeTwins(withBody(excerpt), withBody({ mediaType: 'text/html' })).responseBody).toEqual(excerpt);
  });

  test('tells what the page shows, where a script wrote it and the answer says nothing of it', () => {
    const sent = { mediaType: 'text/html', text: '<title>App</title><div id="root"></div>' };
    const shown = { mediaType: 'text/html', text: '<p role="alert">No access</p>', excerpt: true as const };
    const withBody = (responseBody: Exchange['responseBody']) => exchange({ url, responseBody });
    expect(mergeTwins(withBody(sent), withBody(shown)).responseBody).toEqual(shown);
    expect(mergeTwins(withBody(shown), withBody(sent)).responseBody).toEqual(shown);
    const written = { mediaType: 'text/html', text: '<div>No access</div>' };
    expect(mergeTwins(withBody(shown), withBody(written)).responseBody).toEqual(written);
  });
});
