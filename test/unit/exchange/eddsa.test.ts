import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeBase64Url } from '../../../lib/exchange/base64.ts';
import { verifiesEddsa } from '../../../lib/exchange/eddsa.ts';
import { bytesOf, integerOf } from '../../../lib/exchange/integer.ts';
import type { JsonObject } from '../../../lib/exchange/json.ts';

const message = new TextEncoder().encode('a message');
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = publicKey.export({ format: 'jwk' }) as JsonObject;
const signature = new Uint8Array(sign(null, message, privateKey));
const order = 2n ** 252n + 27742317777372353535851937790883648493n;

describe('an EdDSA signature', () => {
  it('is verified as it was made', () => {
    expect(verifiesEddsa('Ed25519', key, message, signature)).toBe(true);
  });

  it('is refused with the order added to its number, which another text of the same would be', () => {
    const s = integerOf(signature.subarray(32).toReversed()) + order;
    const bent = Uint8Array.from([...signature.subarray(0, 32), ...bytesOf(s, 32).toReversed()]);
    expect(verifiesEddsa('Ed25519', key, message, bent)).toBe(false);
  });

  it('is refused where its point is none', () => {
    const bent = Uint8Array.from([...new Uint8Array(32).fill(255), ...signature.subarray(32)]);
    expect(verifiesEddsa('Ed25519', key, message, bent)).toBe(false);
  });

  it.each([
    ['whose curve is another', { ...key, crv: 'X25519' }],
    ['that is no point', { ...key, x: encodeBase64Url(new Uint8Array(32).fill(255)) }],
    ['that is too short', { ...key, x: 'AAAA' }],
    ['without its point', { kty: 'OKP', crv: 'Ed25519' }],
  ])('is not judged by a key %s', (_, other) => {
    expect(verifiesEddsa('EdDSA', other, message, signature)).toBeUndefined();
  });
});
