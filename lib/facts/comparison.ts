import type { Message } from '../messages/message.ts';
import type { Confidence } from '../vocabulary/confidence.ts';
import { addressDifferences, nameDifferences, type AddressPart } from './address-difference.ts';

/** A value as it was recorded: the message that carries it, and its name there (`Response/@Destination`, `URL`). */
export type ValueAt = { readonly value: string; readonly name: string; readonly message: Message };

/**
 * Why two values were not compared. `absent`: the message does not say. `empty`: it says nothing in it. `encrypted`: only the receiver can
 * read it. `not recorded`: the other value was not seen.
 */
type NotCompared = 'absent' | 'empty' | 'encrypted' | 'not recorded';

/**
 * Two values that ought to be one: what the receiver has or asked for (`expected`), and what it was given (`found`). `spelled otherwise`:
 * one address in two spellings, which most receivers take.
 */
export type Comparison =
  | {
      readonly verdict: 'same' | 'spelled otherwise';
      readonly expected: ValueAt;
      readonly found: ValueAt;
    }
  | {
      readonly verdict: 'differs';
      readonly expected: ValueAt;
      readonly found: ValueAt;
      /** At least one. */
      readonly parts: readonly AddressPart[];
      readonly confidence: Confidence;
    }
  | { readonly verdict: 'not compared'; readonly because: NotCompared };

/** Nothing that could be compared. */
export function notCompared(because: NotCompared): Comparison {
  return { verdict: 'not compared', because };
}

/** Addresses, which receivers compare as such: letter by letter or not. */
export function compareAddresses(
  expected: ValueAt,
  found: ValueAt,
  confidence: Confidence = 'certain',
): Comparison {
  if (expected.value === found.value) return { verdict: 'same', expected, found };
  const parts = addressDifferences(expected.value, found.value);
  if (parts.length === 0) return { verdict: 'spelled otherwise', expected, found };
  return { verdict: 'differs', expected, found, parts, confidence };
}

/** Names of parties, which receivers compare letter by letter. */
export function compareNames(
  expected: ValueAt,
  found: ValueAt,
  confidence: Confidence = 'certain',
): Comparison {
  const parts = nameDifferences(expected.value, found.value);
  return parts.length === 0
    ? { verdict: 'same', expected, found }
    : { verdict: 'differs', expected, found, parts, confidence };
}

/** Of comparisons with several values of which one is enough: the one that fits, else the one that differs least. */
export function nearestOf(comparisons: readonly Comparison[]): Comparison | undefined {
  return comparisons.toSorted((a, b) => distance(a) - distance(b))[0];
}

const weights: Readonly<Record<AddressPart, number>> = {
  case: 1,
  slash: 1,
  'double slash': 1,
  scheme: 2,
  port: 2,
  query: 2,
  path: 4,
  host: 8,
  other: 16,
};

function distance(comparison: Comparison): number {
  switch (comparison.verdict) {
    case 'same':
      return -1;
    case 'spelled otherwise':
      return 0;
    case 'differs':
      return comparison.parts.reduce((sum, part) => sum + weights[part], 0);
    case 'not compared':
      return 100;
  }
}
