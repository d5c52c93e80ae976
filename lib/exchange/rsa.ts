import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { decodeBase64 } from './base64.ts';
import type { Hash } from './digest.ts';
import { bytesOf, equalBytes, integerOf, powerMod } from './integer.ts';
import { asText, type JsonObject } from './json.ts';

const hashes: Readonly<Record<string, Hash>> = { '256': sha256, '384': sha384, '512': sha512 };

/** DER of DigestInfo up to the digest. RFC 8017 §9.2, note 1. */
const digestInfo: Readonly<Record<string, readonly number[]>> = {
  '256': [0x30, 0x31, 0x30, 13, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0, 4, 32],
  '384': [0x30, 0x41, 0x30, 13, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 2, 5, 0, 4, 48],
  '512': [0x30, 0x51, 0x30, 13, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 3, 5, 0, 4, 64],
};

/** Others' keys: a modulus or exponent beyond these is there to keep a verifier busy. Octets. */
const longestModulus = 1024;
const longestExponent = 8;

/**
 * Whether an RSA key made a signature with RS256, RS384, RS512, PS256, PS384 or PS512. `undefined` for other algorithms, for a
 * key that cannot be read or is unreasonably large, and for a signature that is cut short. For public values alone: it takes
 * no care of time. RFC 7518 §3.3, §3.5; RFC 8017 §8.1.2, §8.2.2.
 */
export function verifiesRsa(
  alg: string,
  key: JsonObject,
  signed: Uint8Array,
  signature: Uint8Array,
): boolean | undefined {
  const [, scheme, bits = ''] = /^(RS|PS)(256|384|512)$/.exec(alg) ?? [];
  const modulus = octetsOf(key, 'n', longestModulus);
  const exponent = octetsOf(key, 'e', longestExponent);
  if (!scheme || !modulus || !exponent || signature.length < modulus.length) return undefined;
  const [n, e, s] = [integerOf(modulus), integerOf(exponent), integerOf(signature)];
  if (n % 2n === 0n || e < 3n) return undefined;
  if (signature.length > modulus.length || s >= n) return false;
  const encoded = powerMod(s, e, n);
  const hash = hashes[bits]!;
  if (scheme === 'PS') return isPss(encoded, n.toString(2).length - 1, hash, hash(signed));
  return equalBytes(bytesOf(encoded, modulus.length), pkcs1(bits, hash(signed), modulus.length));
}

function octetsOf(key: JsonObject, name: string, longest: number): Uint8Array | undefined {
  const bytes = decodeBase64(asText(key[name]) ?? '');
  const first = bytes?.findIndex((byte) => byte !== 0) ?? -1;
  const octets = first < 0 ? undefined : bytes?.subarray(first);
  return octets && octets.length <= longest ? octets : undefined;
}

/** EMSA-PKCS1-v1_5. RFC 8017 §9.2. */
function pkcs1(bits: string, digest: Uint8Array, length: number): Uint8Array {
  const info = [...digestInfo[bits]!, ...digest];
  const padding = Math.max(length - info.length - 3, 8);
  return Uint8Array.from([0, 1, ...Array.from({ length: padding }, () => 0xff), 0, ...info]);
}

/** EMSA-PSS, the salt as long as the hash: RFC 8017 §9.1.2, RFC 7518 §3.5. `emBits`: one less than the modulus has. */
function isPss(encoded: bigint, emBits: number, hash: Hash, digest: Uint8Array): boolean {
  const length = Math.ceil(emBits / 8);
  const size = digest.length;
  if (encoded.toString(2).length > emBits || length < 2 * size + 2) return false;
  const em = bytesOf(encoded, length);
  const [masked, h] = [em.subarray(0, length - size - 1), em.subarray(length - size - 1, length - 1)];
  const mask = maskOf(h, masked.length, hash);
  const block = masked.map((byte, at) => byte ^ mask[at]!);
  block[0]! &= 0xff >> (8 * length - emBits);
  const salt = block.subarray(block.length - size);
  const before = block.subarray(0, block.length - size - 1);
  return (
    em[length - 1] === 0xbc &&
    before.every((byte) => byte === 0) &&
    block[before.length] === 1 &&
    equalBytes(h, hash(Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, ...digest, ...salt])))
  );
}

/** MGF1. RFC 8017 appendix B.2.1. */
function maskOf(seed: Uint8Array, length: number, hash: Hash): Uint8Array {
  const mask: number[] = [];
  for (let counter = 0; mask.length < length; counter += 1)
    mask.push(...hash(Uint8Array.from([...seed, 0, 0, counter >> 8, counter & 255])));
  return Uint8Array.from(mask.slice(0, length));
}
