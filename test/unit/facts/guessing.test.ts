import { describe, expect, it } from 'vitest';
import { guessingBits } from '../../../lib/facts/guessing.ts';

describe('the bits of', () => {
  it.each([
    ['base64url drawn by lot', 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', 128],
    ['hexadecimal digits drawn by lot', '9f86d081884c7d659a2feaa0c55ad015', 120],
    ['a UUID', '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', 110],
    ['letters drawn by lot', 'qzxvwkjhpmtbrnlgdsfc', 64],
  ])('%s are many', (_, text, least) => {
    expect(guessingBits(text)).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ['nothing', ''],
    ['one character over and over', 'a'.repeat(128)],
    ['a piece that repeats', 'ab9x'.repeat(20)],
    ['counting', 'abcdefghijklmnopqrstuvwxyz0123456789'],
    ['words', 'please-return-to-the-settings-page'],
    ['words without gaps', 'returnToAccountSettings'],
    ['a time', '1767225600123'],
    ['a word with a number', 'customer00012345'],
  ])('%s are few', (_, text) => {
    expect(guessingBits(text)).toBeLessThan(64);
  });

  it('a longer text are no fewer', () => {
    expect(guessingBits('h7Kq2ZxP9bLm4TfR')).toBeLessThan(guessingBits('h7Kq2ZxP9bLm4TfRa1Qw'));
  });
});
