import { describe, expect, test } from 'vitest';
import { EntryScanner } from '../../../../lib/sources/large/entry-scanner.ts';

/** What is found of a text that comes in pieces of so many bytes. */
function scanned(text: string, pieceLength: number) {
  const bytes = new TextEncoder().encode(text);
  const scanner = new EntryScanner();
  for (let at = 0; at < bytes.length; at += pieceLength) scanner.take(bytes.subarray(at, at + pieceLength));
  const places = scanner.places();
  if (!places) return undefined;
  const { starts, lengths, times, to } = places;
  const entries = Array.from(starts, (start, index) =>
    new TextDecoder().decode(bytes.subarray(start, start + lengths[index]!)).trim(),
  );
  return { entries, times: [...times], isClosed: to >= 0 };
}

const day = '2026-01-01T00:00:00.000Z';
const tricky = {
  startedDateTime: day,
  text: 'a"b\\',
  nested: { startedDateTime: 'no', entries: [{}], quote: '\\"' },
  ü: '}]',
};
const har = JSON.stringify({
  entries: [1],
  log: {
    comment: '"entries": [',
    pages: [{ entries: [2] }],
    entries: [tricky, null, 7, 'x', [], tricky],
    after: [3],
  },
  more: { entries: [4] },
});

describe.each([1, 2, 3, 7, 64, 1e6])('in pieces of %i bytes', (length) => {
  test('entries are found wherever quotes, brackets and backslashes stand', () => {
    const found = scanned(har, length);
    expect(found?.entries.map((entry) => JSON.parse(entry) as unknown)).toEqual([
      tricky,
      null,
      7,
      'x',
      [],
      tricky,
    ]);
    expect(found?.times).toEqual([Date.parse(day), NaN, NaN, NaN, NaN, Date.parse(day)]);
    expect(found?.isClosed).toBe(true);
  });

  test('a file that is cut off gives its whole entries', () => {
    const cut = har.slice(0, har.lastIndexOf('"nested"'));
    expect(scanned(cut, length)).toMatchObject({ entries: { length: 5 }, isClosed: false });
  });

  test('a plus sign that was escaped is one', () => {
    const text = String.raw`{"log":{"entries":[ {"startedDateTime" : "2026-01-01T02:00:00\u002B02:00"} ]}}`;
    expect(scanned(text, length)?.times).toEqual([Date.UTC(2026, 0, 1)]);
  });
});

test.each([
  ['no log', '{"entries":[{}]}'],
  ['entries of something else', '{"other":{"entries":[{}]},"log":{"pages":{"entries":[{}]}}}'],
  ['entries that are no list', '{"log":{"entries":{"a":[1]}}}'],
  ['a list', '[{"log":{"entries":[{}]}}]'],
  ['a value called entries', '{"log":{"name":"entries","pages":[1]}}'],
  ['nothing', ''],
])('%s has none', (_, text) => {
  expect(scanned(text, 5)).toBeUndefined();
});
