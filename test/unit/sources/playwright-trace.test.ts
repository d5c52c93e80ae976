import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readCapture } from '../../../lib/sources/capture.ts';
import { captureFrom, exchangesOf, harEntry } from '../../support/har.ts';

const token = '{"access_token":"x"}';
const snapshot = (content: object, url = 'https://op.example/token'): string =>
  JSON.stringify({ type: 'resource-snapshot', snapshot: harEntry({ url, response: { content } }) });
const body = (name: object): string => snapshot({ size: 20, mimeType: 'application/json', ...name });

function archive(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

test.each([
  ['today', { _file: 'resources/ab12.json' }],
  ['before version 1.50', { _sha1: 'ab12.json' }],
])('bodies are found in the archive as Playwright names them %s', (_, name) => {
  const [exchange] = exchangesOf(archive({ 'trace.network': body(name), 'resources/ab12.json': token }));
  expect(exchange?.responseBody).toEqual({ mediaType: 'application/json', text: token });
});

test('the network of every context is read, what is no snapshot is not', () => {
  const other = '{"type":"context-options"}\n\nno JSON\n';
  const urls = exchangesOf(
    archive({
      '0-trace.network': other + snapshot({}, 'https://a.example/1'),
      '1-trace.network': snapshot({}, 'https://a.example/2'),
      '0-trace.trace': '{"type":"before"}',
    }),
  ).map(({ url }) => url);
  expect(urls).toEqual(['https://a.example/1', 'https://a.example/2']);
});

test('a network file alone is read, and says that bodies were beside it', () => {
  const text = [body({ _file: 'resources/ab12.json' }), snapshot({}), ''].join('\n');
  expect(captureFrom(text).source.entries).toBe(2);
  expect(captureFrom(text).gaps).toEqual([
    'Response bodies were saved in files beside this one and were not read.',
  ]);
});

test('scripts, styles and pictures are left in the archive', () => {
  const script = snapshot({ size: 9, mimeType: 'text/javascript', _file: 'resources/a.js' });
  const [exchange] = exchangesOf(archive({ 'trace.network': script, 'resources/a.js': 'alert(1)' }));
  expect(exchange?.responseBody).toEqual({ mediaType: 'text/javascript' });
});

test('a body that is no UTF-8 is read by its charset', () => {
  const page = snapshot({ size: 4, mimeType: 'text/html; charset=iso-8859-1', _file: 'a.html' });
  const zip = zipSync({ 'trace.network': strToU8(page), 'a.html': Uint8Array.of(0x66, 0xfc, 0x72) });
  const [exchange] = exchangesOf(zip);
  expect(exchange?.responseBody?.text).toBe('für');
});

test('a trace in which nothing was asked is no capture', () => {
  expect(readCapture(archive({ 'trace.network': '', 'trace.trace': '{}' }))).toEqual({
    error: 'This is a ZIP archive, but no file in it holds traffic that can be read.',
  });
});
