import { expect, test } from 'vitest';
import { exchangeFromDevtools } from '../../../lib/sources/devtools-network.ts';
import { harEntry } from '../../support/har.ts';

const entry = harEntry({
  url: 'https://op.example/token',
  request: { method: 'POST', postData: { mimeType: 'application/x-www-form-urlencoded', text: 'code=1' } },
  response: { content: { size: 8, mimeType: 'application/json' } },
});

test('an entry and its content make one exchange, in its tab', () => {
  expect(exchangeFromDevtools(entry, { text: '{"a": 1}', encoding: '' }, 7, 3)).toMatchObject({
    id: 'devtools:7:2026-01-01T00:00:00.000Z:3',
    entry: 3,
    method: 'POST',
    startedAt: Date.UTC(2026, 0, 1),
    requestBody: { mediaType: 'application/x-www-form-urlencoded', text: 'code=1' },
    responseBody: { mediaType: 'application/json', text: '{"a": 1}' },
    context: { tab: 7 },
  });
});

test.each([
  ['Chrome', { text: 'eyJhIjoxfQ==', encoding: 'base64' }, undefined],
  ['Firefox', { text: 'eyJhIjoxfQ==', encoding: 'application/json' }, 'base64'],
])('base64 content as %s says it is decoded', (_, content, encoding) => {
  const encoded = harEntry({ response: { content: { size: 7, mimeType: 'application/json', encoding } } });
  expect(exchangeFromDevtools(encoded, content, 1, 0).responseBody?.text).toBe('{"a":1}');
});

test('without content the body is known but not recorded', () => {
  expect(exchangeFromDevtools(entry, undefined, 1, 0).responseBody).toEqual({
    mediaType: 'application/json',
  });
  expect(exchangeFromDevtools(entry, { text: '' }, 1, 0).responseBody).toEqual({
    mediaType: 'application/json',
  });
});

test('the password of a login form is not kept, though its address is full of protocol parameters', () => {
  const mimeType = 'application/x-www-form-urlencoded';
  const url = 'https://op.example/login?client_id=spa&state=s1';
  const login = (text: string) =>
    exchangeFromDevtools(
      harEntry({ url, request: { method: 'POST', postData: { mimeType, text } } }),
      undefined,
      1,
      0,
    );
  expect(login('user=kim&password=hunter2').requestBody).toEqual({ mediaType: mimeType });
  expect(login('user=kim&remember=1').requestBody?.text).toBe('user=kim&remember=1');
});

test('an entry of nothing is an exchange of nothing', () => {
  expect(exchangeFromDevtools({}, { text: 'x' }, 1, 0)).toEqual({
    id: 'devtools:1:0:0',
    entry: 0,
    method: 'GET',
    url: '',
    startedAt: 0,
    responseBody: { mediaType: '', text: 'x' },
    context: { tab: 1 },
  });
});

test('the entry given stays as it was', () => {
  const before = structuredClone(entry);
  exchangeFromDevtools(entry, { text: '{}' }, 1, 0);
  expect(entry).toEqual(before);
});
