import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { encodeBase64Url } from './base64.ts';

/** BASE64URL(SHA256(ASCII(text))), synchronously: the `S256` transformation of RFC 7636 §4.2. */
export function sha256Base64Url(text: string): string {
  return encodeBase64Url(sha256(utf8ToBytes(text)));
}

/** BASE64URL(SHA256(bytes)). */
export function sha256BytesBase64Url(bytes: Uint8Array): string {
  return encodeBase64Url(sha256(bytes));
}

/**
 * BASE64URL of the left half of the hash that a JWS algorithm uses: `at_hash`, `c_hash` and `s_hash` of an ID token signed with
 * `alg`. `undefined` for an algorithm that names no hash, or none we know. OIDC Core §3.1.3.6, §3.3.2.11; RFC 7518 §3.1.
 */
export function leftHalfOfHash(alg: string, text: string): string | undefined {
  const hash = hashOf(alg)?.(utf8ToBytes(text));
  return hash && encodeBase64Url(hash.subarray(0, hash.length / 2));
}

/** Octets to the octets of their hash. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/**
 * Neither RFC 8037 nor OpenID Connect says which hash goes with EdDSA. Implementations take the one that the signature itself uses:
 * SHA-512 for Ed25519 (RFC 8032 §5.1). Ed448 is not worth its hash (SHAKE256) here: browsers do not have the curve.
 */
function hashOf(alg: string): Hash | undefined {
  if (alg === 'EdDSA' || alg === 'Ed25519') return sha512;
  const [, bits] = /^(?:HS|RS|ES|PS)(256|384|512)$/.exec(alg) ?? [];
  if (alg === 'ES256K' || bits === '256') return sha256;
  if (bits === '384') return sha384;
  return bits === '512' ? sha512 : undefined;
}

/** The hash of that name, as IANA and WebCrypto call it; `undefined` for any other. */
export function hashCalled(name: string | undefined): Hash | undefined {
  return name === undefined ? undefined : named[name.toLowerCase()];
}

const named: Readonly<Record<string, Hash>> = { 'sha-256': sha256, 'sha-384': sha384, 'sha-512': sha512 };
