import { expect, it } from 'vitest';
import { bytesOf, equalBytes, integerOf, powerMod } from '../../../lib/exchange/integer.ts';

it('octets spell an integer, the most significant first, and back', () => {
  expect(integerOf(Uint8Array.of(1, 0, 255))).toBe(65791n);
  expect(integerOf(new Uint8Array())).toBe(0n);
  expect([...bytesOf(65791n, 4)]).toEqual([0, 1, 0, 255]);
  expect([...bytesOf(65791n, 2)]).toEqual([0, 255]);
});

it('powers stay below their modulus', () => {
  expect(powerMod(3n, 200n, 13n)).toBe(9n);
  expect(powerMod(5n, 0n, 1n)).toBe(0n);
});

it('octets are compared one by one', () => {
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3))).toBe(false);
});
