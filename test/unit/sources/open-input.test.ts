import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import type { CaptureInput } from '../../../lib/sources/byte-source.ts';
import { openInput, openInputs } from '../../../lib/sources/open-input.ts';
import { captureText } from '../../support/captures.ts';
import { har, harEntry } from '../../support/har.ts';

/** All that a file gives: `most` bytes are read at once, so that with 0 every HAR is read an entry at a time. */
async function read(input: CaptureInput, most?: number) {
  const capture = await openInput(input, most);
  if ('error' in capture) return capture;
  const exchanges: Exchange[] = [];
  const walking = capture.walk({
    admits: () => true,
    admitsError: () => true,
    admitsAround: () => true,
    remembers: () => false,
    put: (exchange) => exchanges.push(exchange) > 0,
  });
  while (!(await walking.next()).done);
  const { source, gaps, titles } = capture;
  return { exchanges, source, gaps, titles, second: (await capture.entryAt(1))?.exchange };
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const at = (second: number, members: object = {}): object =>
  harEntry({
    startedDateTime: `2026-01-01T00:00:0${second}.000Z`,
    url: `https://a.example/${second}`,
    ...members,
  });

describe('a HAR that is read an entry at a time gives what it gives at once', () => {
  test.each([
    ['a recording', captureText('spa-login')],
    ['a trace', captureText('broker-login')],
    ['entries out of order', har([at(3), at(1), at(2)])],
    ['entries without a time', har([at(3), at(1, { startedDateTime: undefined }), at(2)])],
    ['entries that cannot be read', har([at(1), null, 5, { request: {} }, at(2)])],
    ['pages', har([at(1), at(2)], { pages: [{ id: 'p', title: 'Home' }] })],
    ['no entries', har([])],
    ['white space', JSON.stringify(JSON.parse(har([at(2), at(1)])), undefined, 2)],
    ['a byte order mark', `\ufeff${har([at(1), at(2)])}`],
    ['letters of other alphabets', har([at(1, { comment: 'ü€😀' }), at(2)])],
    ['no end', har([at(2), at(1), at(3)]).slice(0, -40)],
    ['damage behind its entries', `${har([at(2), at(1)]).slice(0, -1)}x`],
  ])('with %s', async (_, text) => {
    const large = await read(bytesOf(text), 0);
    expect(large).toEqual(await read(text));
    expect(large).toHaveProperty('source');
  });

  test('packed in gzip', async () => {
    const text = captureText('spa-login');
    expect(await read(gzipSync(text), 0)).toEqual(await read(text));
  });
});

test('a large file that is no HAR is read at once', async () => {
  const traced = JSON.stringify({ requests: [{ url: 'https://a.example/', requestHeaders: [] }] });
  expect(await read(bytesOf(traced), 0)).toMatchObject({ source: { entries: 1 } });
  expect(await read(bytesOf('{"a":1}'), 0)).toEqual({
    error: 'This is JSON, but not a HAR file: it has no "log".',
  });
});

test('one that is too large for that is told to be', async () => {
  const huge = { size: 2e9, read: () => Promise.resolve(bytesOf('<xml>')) };
  expect(await read(huge)).toEqual({
    error:
      'This file is too large to be read at once, and it is no HAR, whose entries can be read one by one.',
  });
});

test('of a large HAR one entry is read by itself, in one go', async () => {
  const bytes = bytesOf(har(Array.from({ length: 50 }, (_, index) => at(index % 9))));
  const asked: (readonly [number, number])[] = [];
  const source = {
    size: bytes.length,
    read: (from: number, to: number) => {
      asked.push([from, to]);
      return Promise.resolve(bytes.subarray(from, to));
    },
  };
  const capture = await openInput(source, 0);
  if ('error' in capture) throw new Error(capture.error);
  asked.length = 0;
  await capture.entryAt(3);
  expect(asked).toHaveLength(1);
});

describe('several files', () => {
  test('become one, in order of time', async () => {
    const capture = await openInputs([bytesOf(har([at(3)])), har([at(1), at(2)])]);
    expect(capture).toMatchObject({ source: { kind: 'har', entries: 3, skipped: 0 } });
  });

  test('that cannot be read are named, and the others read', async () => {
    expect(await openInputs([har([at(1)]), '<html></html>'])).toMatchObject({
      source: { entries: 1 },
      gaps: ['One of the files was not read. This is an HTML page, not a HAR file.'],
    });
  });

  test('of which none can be read are told by the first', async () => {
    expect(await openInputs(['', 'null'])).toEqual({ error: 'The file is empty.' });
  });
});
