import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { entryOfRaw } from '../../../../lib/sources/raw-http/entry.ts';

const bytes = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
const asked = bytes('GET https://a.example/x HTTP/1.1\r\nHost: a.example\r\n\r\n');
const answered = (head: string, body: string | Uint8Array = ''): object | null =>
  entryOfRaw({ request: asked, response: bytes(`HTTP/1.1 200 OK\r\n${head}\r\n`, body) });

test('a request and its answer become an entry', () => {
  const request = bytes('POST /token HTTP/1.1\r\nHost: op.example\r\nContent-Type: text/plain\r\n\r\na=b');
  const response = bytes('HTTP/1.1 302 Found\nLocation: /next\n\n');
  expect(entryOfRaw({ request, response })).toMatchObject({
    request: {
      method: 'POST',
      url: 'http://op.example/token',
      headers: [
        { name: 'Host', value: 'op.example' },
        { name: 'Content-Type', value: 'text/plain' },
      ],
      postData: { mimeType: 'text/plain', text: 'a=b' },
    },
    response: { status: 302, statusText: 'Found', headers: [{ name: 'Location', value: '/next' }] },
  });
});

test.each([
  ['in gzip', 'Content-Encoding: gzip\r\n', gzipSync('hello')],
  ['in deflate with its header', 'Content-Encoding: deflate\r\n', deflateSync('hello')],
  ['in deflate without', 'Content-Encoding: deflate\r\n', deflateRawSync('hello')],
  ['in chunks', 'Transfer-Encoding: chunked\r\n', '2;x=1\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n'],
  ['in chunks that were cut off', 'Transfer-Encoding: chunked\r\n', '2\r\nhe\r\n9\r\nllo'],
  ['that the proxy took out of its chunks', 'Transfer-Encoding: chunked\r\n', 'hello'],
  ['that the proxy unpacked', 'Content-Encoding: br\r\n', 'hello'],
])('a body %s is read', (_, head, body) => {
  expect(answered(head, body)).toMatchObject({ response: { content: { text: 'hello' } } });
});

test('a body in Brotli is there, and not read', () => {
  const entry = answered('Content-Encoding: br\r\n', Uint8Array.of(0x8b, 2, 0x80, 0xff, 0, 3));
  expect(entry).toMatchObject({ response: { content: { size: 6 } } });
  expect(entry).not.toHaveProperty('response.content.text');
});

test('a body in another charset is kept as bytes', () => {
  expect(answered('Content-Type: text/plain; charset=latin1\r\n', Uint8Array.of(0xfc))).toMatchObject({
    response: { content: { text: '/A==', encoding: 'base64' } },
  });
});

test.each([
  ['a tunnel', 'CONNECT a.example:443 HTTP/1.1\r\n\r\n'],
  ['nothing', ''],
  ['a line without an address', 'hello\r\n\r\n'],
])('%s is no entry', (_, request) => {
  expect(entryOfRaw({ request: bytes(request), response: undefined })).toBeNull();
});
