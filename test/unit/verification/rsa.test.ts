import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../lib/exchange/json.ts';
import { verifiesJws } from '../../../lib/verification/verify-jws.ts';
import { compactJws, integerOf, octetsOf, signingInput } from '../../support/compact.ts';

const small = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).publicKey;
const key = small.export({ format: 'jwk' }) as JsonObject;
const judged = (alg: string, octets: Uint8Array, by = key) =>
  verifiesJws(compactJws(signingInput({ alg }, 'pay mallory'), octets), by);

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
  it('that was forged for an exponent of 3, with rubbish behind the digest (Bleichenbacher, 2006)', async () => {
    const info = Uint8Array.from(Buffer.from('3031300d060960864801650304020105000420', 'hex'));
    const digest = createHash('sha256')
      .update(signingInput({ alg: 'RS256' }, 'pay mallory'))
      .digest();
    const begin = integerOf(
      Uint8Array.from([0, 1, ...Array.from({ length: 8 }, () => 255), 0, ...info, ...digest]),
    );
    const room = 8n * BigInt(256 - (11 + info.length + 32));
    const forged = cubeRoot(begin << room);
    expect((forged ** 3n) >> room).toBe(begin);
    expect(await judged('RS256', octetsOf(forged, 256))).toBe(false);
  });

  it.each(['RS256', 'PS256'])('that is no smaller than the modulus, or that is 1: %s', async (alg) => {
    expect(await judged(alg, new Uint8Array(256).fill(255))).toBe(false);
    expect(await judged(alg, octetsOf(1n, 256))).toBe(false);
  });
});

describe('an RSA signature is not judged', () => {
  it('of a key of less than 2048 bits, which no library takes', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const input = signingInput({ alg: 'RS256' }, '{}');
    const signed = compactJws(input, new Uint8Array(sign('sha256', Buffer.from(input), privateKey)));
    const short = publicKey.export({ format: 'jwk' }) as JsonObject;
    expect(await verifiesJws(signed, short)).toBeUndefined();
    expect(await judged('RS512', Uint8Array.of(2), { kty: 'RSA', n: 'wQ', e: 'AQAB' })).toBeUndefined();
  });

  it('by an algorithm of another family', async () => {
    expect(await judged('ES256', new Uint8Array(256))).toBeUndefined();
  });
});
