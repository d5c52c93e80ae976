import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifiesEcdsa } from '../../../lib/exchange/ecdsa.ts';
import { bytesOf, integerOf } from '../../../lib/exchange/integer.ts';
import type { JsonObject } from '../../../lib/exchange/json.ts';

const message = new TextEncoder().encode('a message');
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = publicKey.export({ format: 'jwk' }) as JsonObject;
const signature = new Uint8Array(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }));
const [r, s] = [integerOf(signature.subarray(0, 32)), integerOf(signature.subarray(32))];
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const pair = (first: bigint, second: bigint) =>
  Uint8Array.from([...bytesOf(first, 32), ...bytesOf(second, 32)]);

describe('an ECDSA signature', () => {
  it('is verified as it was made, and with the other root that the curve allows', () => {
    expect(verifiesEcdsa('ES256', key, message, signature)).toBe(true);
    expect(verifiesEcdsa('ES256', key, message, pair(r, order - s))).toBe(true);
  });

  it.each([
    ['without r', pair(0n, s)],
    ['without s', pair(r, 0n)],
    ['with r beyond the order', pair(order, s)],
    ['with s beyond the order', pair(r, order)],
    ['with r and s changed for each other', pair(s, r)],
    ['in DER, as OpenSSL writes it', new Uint8Array(sign('sha256', message, privateKey))],
  ])('is refused %s', (_, bent) => {
    expect(verifiesEcdsa('ES256', key, message, bent)).toBe(false);
  });

  it('is not judged by a key on another curve', () => {
    expect(verifiesEcdsa('ES384', key, message, new Uint8Array(96))).toBeUndefined();
  });
});
