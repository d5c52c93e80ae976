import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readCapture } from '../../../../lib/sources/capture.ts';
import { har, harEntry } from '../../../support/har.ts';

const text = har([harEntry(), harEntry()]);

function sourceOf(bytes: Uint8Array): unknown {
  const capture = readCapture(bytes);
  return 'error' in capture ? capture.error : capture.source;
}

test('a HAR in gzip is read like the HAR', () => {
  expect(sourceOf(gzipSync(text))).toEqual({ kind: 'har', entries: 2, skipped: 0 });
});

test.each([1, 6, 9])('so is one in zlib, as mitmproxy writes it, packed by level %i', (level) => {
  expect(sourceOf(deflateSync(text, { level }))).toEqual({ kind: 'har', entries: 2, skipped: 0 });
});

test('one that was written in two pieces, or packed twice, too', () => {
  const half = Math.floor(text.length / 2);
  const pieces = Buffer.concat([gzipSync(text.slice(0, half)), gzipSync(text.slice(half))]);
  expect(sourceOf(pieces)).toEqual({ kind: 'har', entries: 2, skipped: 0 });
  expect(sourceOf(gzipSync(gzipSync(text)))).toEqual({ kind: 'har', entries: 2, skipped: 0 });
});

test('of one that was cut off, what comes before is read', () => {
  const noise = Array.from({ length: 400 }, (_, index) =>
    harEntry({ url: `https://a.example/${Math.sin(index)}` }),
  );
  const whole = gzipSync(har(noise));
  expect(sourceOf(whole.subarray(0, whole.length / 2))).toEqual({
    kind: 'har',
    entries: expect.any(Number),
    skipped: 1,
  });
});

test('what swells beyond all traffic is left', () => {
  const bomb = gzipSync(Buffer.alloc(18 * 1024 * 1024));
  expect(sourceOf(bomb)).toBe('This gzip file swells to more than can be read.');
});

test('what swells in zlib is left, too, and what is none of it is said to be', () => {
  expect(sourceOf(deflateSync(Buffer.alloc(18 * 1024 * 1024)))).toBe(
    'This zlib file swells to more than can be read.',
  );
  expect(sourceOf(Uint8Array.of(0x78, 0xda, 1, 2, 3))).toBe(
    'This is a zlib file, but it is empty or damaged.',
  );
});

test('what is packed in itself again and again is left', () => {
  const often = [1, 2, 3, 4].reduce((bytes: Uint8Array) => gzipSync(bytes), Buffer.from(text));
  expect(sourceOf(often)).toBe('This file is packed too often to be read.');
});
