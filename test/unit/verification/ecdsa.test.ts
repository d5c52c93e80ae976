import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../lib/exchange/json.ts';
import { verifiesJws } from '../../../lib/verification/verify-jws.ts';
import { compactJws, integerOf, octetsOf, signingInput } from '../../support/compact.ts';

const input = signingInput({ alg: 'ES256' }, 'a message');
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = publicKey.export({ format: 'jwk' }) as JsonObject;
const signature = new Uint8Array(
  sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }),
);
const [r, s] = [integerOf(signature.subarray(0, 32)), integerOf(signature.subarray(32))];
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const pair = (first: bigint, second: bigint) =>
  Uint8Array.from([...octetsOf(first, 32), ...octetsOf(second, 32)]);
const judged = (octets: Uint8Array) => verifiesJws(compactJws(input, octets), key);

describe('an ECDSA signature', () => {
  it('is verified as it was made, and with the other root that the curve allows', async () => {
    expect(await judged(signature)).toBe(true);
    expect(await judged(pair(r, order - s))).toBe(true);
  });

  it.each([
    ['without r', pair(0n, s)],
    ['without s', pair(r, 0n)],
    ['with r beyond the order', pair(order, s)],
    ['with s beyond the order', pair(r, order)],
    ['with r and s changed for each other', pair(s, r)],
    ['in DER, as OpenSSL writes it', new Uint8Array(sign('sha256', Buffer.from(input), privateKey))],
  ])('is refused %s', async (_, bent) => {
    expect(await judged(bent)).toBe(false);
  });

  it('is not judged by a key on another curve', async () => {
    const other = compactJws(signingInput({ alg: 'ES384' }, 'a message'), new Uint8Array(96));
    expect(await verifiesJws(other, key)).toBeUndefined();
  });
});
