import { strToU8 } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { readCapture } from '../../lib/sources/capture.ts';
import { failureOf, fuzzMinutes, fuzzTimeout, inTime, toldAndRedacted } from '../support/fuzzing.ts';
import { recordedFile, recordedFormats } from '../support/recorded-formats.ts';

/** What is done to bytes: at a place (of a thousand), for so many of them, and what is put there. */
type Change = readonly [how: 'put' | 'cut' | 'repeat' | 'end', at: number, length: number, what: string];

const pieces = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('"', '\\', '{', '[', ']}', '\0', '\ud800', '%', '&amp;', '<![CDATA[', '"__proto__":', 'null', '-1e999', ',', '\\u0000', '\r\n\r\n', '0000', '9'.repeat(30), '[[[[[[[[', '\'', '$(', '{{issuer}}', 'HTTP/1.1 ', '\ufeff'),
); // prettier-ignore
const change: fc.Arbitrary<Change> = fc.tuple(
  fc.constantFrom('put' as const, 'cut' as const, 'repeat' as const, 'end' as const),
  fc.nat(999),
  fc.nat(40),
  pieces,
);

function changed(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  return changes.reduce((before, [how, at, length, what]) => {
    const from = Math.floor((before.length * at) / 1000);
    const until = Math.min(before.length, from + length);
    const [head, middle, rest] = [
      before.subarray(0, from),
      before.subarray(from, until),
      before.subarray(until),
    ];
    switch (how) {
      case 'put':
        return joined(head, strToU8(what), rest);
      case 'cut':
        return joined(head, rest);
      case 'repeat':
        return joined(head, middle, middle, middle, rest);
      case 'end':
        return at > 500 ? head : before;
    }
  }, bytes);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** What is in a file; nothing where it is none. */
function exchangesIn(bytes: Uint8Array): readonly Exchange[] {
  const exchanges: Exchange[] = [];
  const found = readCapture(bytes);
  if ('error' in found) return [];
  if (found.failures.length > 0) throw new Error(JSON.stringify(found.failures));
  const take = (exchange: Exchange): boolean => exchanges.push(exchange) > 0;
  const sink = {
    admits: () => true,
    admitsError: () => true,
    admitsAround: () => true,
    remembers: () => false,
    put: take,
  };
  const walking = found.walk(sink, (failure) => {
    throw new Error(JSON.stringify(failure));
  });
  while (!walking.next().done);
  return exchanges;
}

test.each(recordedFormats.map((one) => [one.format, one] as const))(
  'what is changed is read first: %s',
  (_, one) => {
    expect(exchangesIn(recordedFile(one)).length).toBeGreaterThan(0);
  },
);

test('a HAR whose list of entries is closed by a brace comes to an end', () => {
  expect(exchangesIn(strToU8('{"log":{"creator":{"name":"a","version":"1"},"entries":[}]'))).toEqual([]);
});

test(
  'any file of any format, changed anywhere, is read, told and redacted without an exception, in time',
  async () => {
    const failure = await failureOf(
      'files',
      fc.property(
        fc.constantFrom(...recordedFormats.map((one) => one.format)),
        fc.array(change, { maxLength: 3 }),
        fc.array(change, { maxLength: 1 }),
        fc.nat(24),
        (format, inside, outside, turn) => {
          const recorded = recordedFormats.find((one) => one.format === format)!;
          const file = changed(
            recordedFile(recorded, (text) => changed(text, inside)),
            outside,
          );
          let count = 0;
          const read = (): void => {
            const exchanges = exchangesIn(file);
            count = exchanges.length;
            if (fuzzMinutes > 0 || turn < 10) toldAndRedacted(exchanges, fuzzMinutes > 0 || turn < 4);
          };
          inTime(read, () => ({ exchanges: count, characters: file.length }), turn === 1);
        },
      ),
      2500,
    );
    expect(failure).toBeUndefined();
  },
  fuzzTimeout,
);
