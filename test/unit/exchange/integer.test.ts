import { expect, it } from 'vitest';
import { bytesOf, equalBytes, integerOf, inverseMod, mod, powerMod } from '../../../lib/exchange/integer.ts';

it('octets spell an integer, the most significant first, and back', () => {
  expect(integerOf(Uint8Array.of(1, 0, 255))).toBe(65791n);
  expect(integerOf(new Uint8Array())).toBe(0n);
  expect([...bytesOf(65791n, 4)]).toEqual([0, 1, 0, 255]);
  expect([...bytesOf(65791n, 2)]).toEqual([0, 255]);
});

it('remainders are never negative', () => {
  expect(mod(-1n, 7n)).toBe(6n);
  expect(mod(-7n, 7n)).toBe(0n);
});

it('powers and inverses', () => {
  expect(powerMod(3n, 200n, 13n)).toBe(9n);
  expect(powerMod(-1n, 3n, 7n)).toBe(6n);
  expect(powerMod(5n, 0n, 1n)).toBe(0n);
  for (let value = 1n; value < 13n; value += 1n) expect((value * inverseMod(value, 13n)) % 13n).toBe(1n);
  expect(inverseMod(0n, 13n)).toBe(0n);
});

it('octets are compared one by one', () => {
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3))).toBe(false);
});
