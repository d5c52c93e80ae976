import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytesOf, integerOf } from '../../../lib/exchange/integer.ts';
import type { JsonObject } from '../../../lib/exchange/json.ts';
import { verifiesRsa } from '../../../lib/exchange/rsa.ts';

const message = new TextEncoder().encode('pay mallory');
const small = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).publicKey;
const key = small.export({ format: 'jwk' }) as JsonObject;

/** The smallest number whose cube is `value` or more. */
function cubeRoot(value: bigint): bigint {
  let [low, high] = [0n, 1n << 800n];
  while (low < high) {
    const middle = (low + high) >> 1n;
    if (middle ** 3n < value) low = middle + 1n;
    else high = middle;
  }
  return low;
}

describe('an RSA signature is refused', () => {
  it('that was forged for an exponent of 3, with rubbish behind the digest (Bleichenbacher, 2006)', () => {
    const info = Uint8Array.from(Buffer.from('3031300d060960864801650304020105000420', 'hex'));
    const digest = createHash('sha256').update(message).digest();
    const begin = integerOf(
      Uint8Array.from([0, 1, ...Array.from({ length: 8 }, () => 255), 0, ...info, ...digest]),
    );
    const room = 8n * BigInt(256 - (11 + info.length + 32));
    const forged = cubeRoot(begin << room);
    expect((forged ** 3n) >> room).toBe(begin);
    expect(verifiesRsa('RS256', key, message, bytesOf(forged, 256))).toBe(false);
  });

  it('that is no smaller than the modulus, or any that is 1', () => {
    expect(verifiesRsa('RS256', key, message, new Uint8Array(256).fill(255))).toBe(false);
    expect(verifiesRsa('PS256', key, message, bytesOf(1n, 256))).toBe(false);
    expect(verifiesRsa('RS256', key, message, bytesOf(1n, 256))).toBe(false);
  });

  it('of a key too short for the hash', () => {
    const short = { kty: 'RSA', n: 'wQ', e: 'AQAB' };
    expect(verifiesRsa('PS512', short, message, Uint8Array.of(2))).toBe(false);
    expect(verifiesRsa('RS512', short, message, Uint8Array.of(2))).toBe(false);
  });
});

it('an algorithm of another family is not judged', () => {
  expect(verifiesRsa('ES256', key, message, new Uint8Array(256))).toBeUndefined();
});
