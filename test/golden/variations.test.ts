import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { captureNames } from '../support/captures.ts';
import { variations, type Variation } from './variations.ts';

const samples = ['specs', 'mcp'].flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((file) => file.endsWith('.har'))
    .map((file) => file.slice(0, -'.har'.length)),
);

it('each kind of fault that a sample shows has a variation of ours', () => {
  expect(Object.keys(variations).toSorted()).toEqual(samples.toSorted());
  expect(Object.values(variations).filter((list) => list.length === 0)).toEqual([]);
});

it.each(Object.entries(variations).flatMap(([sample, list]) => list.map((one) => [sample, one] as const)))(
  'the variation of %s is there: %j',
  (_, variation) => {
    expect(isThere(variation)).toBe(true);
  },
);

function isThere(variation: Variation): boolean {
  if ('capture' in variation) return captureNames.includes(variation.capture);
  const [file, title] = variation;
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').includes(title);
}
