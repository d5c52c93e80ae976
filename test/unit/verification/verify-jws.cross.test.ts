import { constants, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../lib/exchange/json.ts';
import { verifiesJws } from '../../../lib/verification/verify-jws.ts';
import { compactJws as compact, signingInput, withFlippedBit } from '../../support/compact.ts';

type Keys = { readonly publicKey: KeyObject; readonly privateKey: KeyObject };

const rsa = (modulusLength: number) => () => generateKeyPairSync('rsa', { modulusLength });
const ec = (namedCurve: string) => () => generateKeyPairSync('ec', { namedCurve });
const pss = (bits: number) => ({
  padding: constants.RSA_PKCS1_PSS_PADDING,
  saltLength: bits / 8,
});
const ieee = { dsaEncoding: 'ieee-p1363' } as const;

/** What Node's own cryptography signs, algorithm by algorithm. */
const signers: readonly (readonly [alg: string, make: () => Keys, digest: string | null, options: object])[] =
  [
    ['RS256', rsa(2048), 'sha256', {}],
    ['RS384', rsa(2048), 'sha384', {}],
    ['RS512', rsa(3072), 'sha512', {}],
    ['PS256', rsa(2048), 'sha256', pss(256)],
    ['PS384', rsa(2049), 'sha384', pss(384)],
    ['PS512', rsa(2050), 'sha512', pss(512)],
    ['ES256', ec('P-256'), 'sha256', ieee],
    ['ES384', ec('P-384'), 'sha384', ieee],
    ['ES512', ec('P-521'), 'sha512', ieee],
    ['EdDSA', () => generateKeyPairSync('ed25519'), null, {}],
    ['Ed25519', () => generateKeyPairSync('ed25519'), null, {}],
  ];

function signedBy({ privateKey }: Keys, alg: string, digest: string | null, options: object, claims: string) {
  const input = signingInput({ alg }, claims);
  const signature = sign(digest, Buffer.from(input), { key: privateKey, ...options });
  return { input, signature: new Uint8Array(signature) };
}

const publicOf = ({ publicKey }: Keys): JsonObject => publicKey.export({ format: 'jwk' });

describe.each(signers)('%s as Node signs it (%#)', (alg, make, digest, options) => {
  const keys = make();
  const other = make();

  it('is verified with its key, whatever was signed', async () => {
    for (const claims of ['{}', '{"sub":"1"}', '{"sub":"ü"}', `{"x":"${'y'.repeat(500)}"}`]) {
      const { input, signature } = signedBy(keys, alg, digest, options, claims);
      expect(await verifiesJws(compact(input, signature), publicOf(keys))).toBe(true);
    }
  });

  it('is not verified with another key, another content or another signature', async () => {
    const { input, signature } = signedBy(keys, alg, digest, options, '{"sub":"1"}');
    expect(await verifiesJws(compact(input, signature), publicOf(other))).toBe(false);
    const content = signingInput({ alg }, '{"sub":"2"}');
    expect(await verifiesJws(compact(content, signature), publicOf(keys))).toBe(false);
    expect(await verifiesJws(withFlippedBit(compact(input, signature)), publicOf(keys))).toBe(false);
    for (const at of [3, signature.length >> 1, signature.length - 3]) {
      const bent = signature.map((byte, place) => (place === at ? byte ^ 1 : byte));
      expect(await verifiesJws(compact(input, bent), publicOf(keys))).toBe(false);
    }
  });

  it('is not judged when it was cut, and refused when it is too long or zero', async () => {
    const { input, signature } = signedBy(keys, alg, digest, options, '{"sub":"1"}');
    expect(await verifiesJws(compact(input, signature.subarray(0, -1)), publicOf(keys))).toBeUndefined();
    expect(await verifiesJws(`${input}.`, publicOf(keys))).toBeUndefined();
    expect(await verifiesJws(compact(input, Uint8Array.from([...signature, 0])), publicOf(keys))).toBe(false);
    expect(
      await verifiesJws(
        compact(
          input,
          signature.map(() => 0),
        ),
        publicOf(keys),
      ),
    ).toBe(false);
    expect(
      await verifiesJws(
        compact(
          input,
          signature.map(() => 255),
        ),
        publicOf(keys),
      ),
    ).toBe(false);
  });
});
