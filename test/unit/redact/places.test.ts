import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RedactionLevel } from '../../../lib/vocabulary/redaction-level.ts';
import type { Fate } from '../../support/places/fill.ts';
import { laidOpen } from '../../support/places/laid-open.ts';
import { everyOutput, inspectedRecording } from '../../support/places/outputs.ts';
import { recordingWithPlaces } from '../../support/places/recording.ts';
import { encodings, spelled, type Encoding } from '../../support/places/spellings.ts';

type Place = {
  readonly name: string;
  readonly fate: Fate;
  readonly value: string;
  readonly encoding: Encoding;
  readonly written: string;
};

/** Every place gets a value of its own: the mark, and the place's number in letters. Encodings take turns, from the one told. */
function planted(mark: string, turn: number): { readonly har: string; readonly places: readonly Place[] } {
  const places: Place[] = [];
  const har = recordingWithPlaces((name, fate) => {
    const number = places.length;
    const value = fate === 'name' ? `${mark}${numeral(number)}7f3e9` : mark + numeral(number);
    const encoding = fate === 'name' ? 'raw' : (encodings[(number + turn) % encodings.length] ?? 'raw');
    const written = spelled(value, encoding);
    places.push({ name, fate, value, encoding, written });
    return written;
  });
  return { har, places };
}

/** Always three letters, so that no value begins another one. */
function numeral(number: number): string {
  return [Math.floor(number / 400), Math.floor(number / 20) % 20, number % 20]
    .map((digit) => 'bcdfghjklmnpqrstvwxz'[digit])
    .join('');
}

/** Names of the places whose values can be read in a text, plain or in the encoding in which they were put there. */
function readable(text: string, mark: string, places: readonly Place[]): readonly string[] {
  const open = laidOpen(text);
  // Six letters are whole groups of base64, whatever follows.
  const seen = new Set(encodings.filter((encoding) => open.includes(spelled(mark.slice(0, 6), encoding))));
  if (seen.size === 0) return [];
  return places
    .filter(
      ({ value, written, encoding }) =>
        (seen.has('raw') && open.includes(value)) || (seen.has(encoding) && open.includes(written)),
    )
    .map(({ name }) => name);
}

async function leaks(mark: string, turn: number, level: RedactionLevel): Promise<readonly string[]> {
  const { har, places } = planted(mark, turn);
  const hidden = places.filter(({ fate }) => level === 'default' || fate === 'secret');
  const outputs = await everyOutput(await inspectedRecording(har), level);
  return outputs.flatMap(({ output, text }) =>
    readable(text, mark, hidden).map((place) => `${place} in ${output}`),
  );
}

const marks = fc.oneof(
  fc.stringMatching(/^[bcdfghjklmnpqrstvwxz]{3}[aeiou]{2}[bcdfghjklmnpqrstvwxz]{4,6}$/),
  fc.stringMatching(/^[BCDFGHJKLM]{3}[aeiou][bcdfghjklmn]{4,6}$/),
  fc.stringMatching(/^[BCDFGHJKLM][0-9][aeiou][bcdfghjklmn]{4,6}-$/),
);

/** A run takes a second of processor, and is the same each time; `npm run fuzz` makes many, each another. */
const numRuns = Number(process.env['FUZZ_PLACES'] ?? 1);
const seed = 450_462_245;
/** On a machine that is busy with other work, each run has as long as a test has elsewhere. In milliseconds. */
const patience = 30_000 * numRuns;

test.each(['default', 'secrets-only'] as const)(
  'nothing that stands anywhere in a recording is readable in any output at level %s',
  async (level) => {
    await fc.assert(
      fc.asyncProperty(marks, fc.nat(encodings.length - 1), async (mark, turn) => {
        expect(await leaks(mark, turn, level)).toEqual([]);
      }),
      { numRuns, endOnFailure: true, ...(numRuns === 1 && { seed }) },
    );
  },
  patience,
);

test('the recording has more places than anybody thinks of', () => {
  const { places } = planted('mark', 0);
  expect(places.length).toBeGreaterThan(600);
  expect(new Set(places.map(({ name }) => name)).size).toBe(places.length);
});

test('what is not redacted is found, whatever its encoding', async () => {
  const { har, places } = planted('tolvenkara', 3);
  expect(readable(har, 'tolvenkara', places)).toEqual(places.map(({ name }) => name));
});
