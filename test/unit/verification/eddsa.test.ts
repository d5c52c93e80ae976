import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeBase64Url } from '../../../lib/exchange/base64.ts';
import type { JsonObject } from '../../../lib/exchange/json.ts';
import { verifiesJws } from '../../../lib/verification/verify-jws.ts';
import { compactJws, integerOf, octetsOf, signingInput } from '../../support/compact.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = publicKey.export({ format: 'jwk' }) as JsonObject;
const input = signingInput({ alg: 'EdDSA' }, 'a message');
const signature = new Uint8Array(sign(null, Buffer.from(input), privateKey));
const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const judged = (octets: Uint8Array, by = key) => verifiesJws(compactJws(input, octets), by);

describe('an EdDSA signature', () => {
  it('is verified as it was made, under the older name of its algorithm and the newer (RFC 9864)', async () => {
    expect(await judged(signature)).toBe(true);
    const newer = signingInput({ alg: 'Ed25519' }, 'a message');
    const signed = new Uint8Array(sign(null, Buffer.from(newer), privateKey));
    expect(await verifiesJws(compactJws(newer, signed), key)).toBe(true);
  });

  it('is refused with the order added to its number, which another text of the same would be', async () => {
    const s = integerOf(signature.subarray(32).toReversed()) + order;
    const bent = Uint8Array.from([...signature.subarray(0, 32), ...octetsOf(s, 32).toReversed()]);
    expect(await judged(bent)).toBe(false);
  });

  it('is refused where its point is none', async () => {
    const bent = Uint8Array.from([...new Uint8Array(32).fill(255), ...signature.subarray(32)]);
    expect(await judged(bent)).toBe(false);
  });

  it.each([
    ['whose curve is another', { ...key, crv: 'X25519' }],
    ['that is no point', { ...key, x: encodeBase64Url(new Uint8Array(32).fill(255)) }],
    ['that is too short', { ...key, x: 'AAAA' }],
    ['without its point', { kty: 'OKP', crv: 'Ed25519' }],
  ])('is not judged by a key %s', async (_, other) => {
    expect(await judged(signature, other)).toBeUndefined();
  });
});
