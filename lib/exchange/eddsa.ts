import { ed25519 } from '@noble/curves/ed25519.js';
import { decodeBase64 } from './base64.ts';
import { asText, type JsonObject } from './json.ts';

/** Octets of a signature. RFC 8032 §5.1.6. */
const size = 64;

/**
 * Whether an Edwards-curve key made a signature with EdDSA on the curve Ed25519. `undefined` for other algorithms and curves, for a
 * key that cannot be read, and for a signature that is cut short. RFC 8037 §3.1; RFC 9864 §2.2 for the algorithm's newer name.
 */
export function verifiesEddsa(
  alg: string,
  key: JsonObject,
  signed: Uint8Array,
  signature: Uint8Array,
): boolean | undefined {
  const point = decodeBase64(asText(key['x']) ?? '');
  if ((alg !== 'EdDSA' && alg !== 'Ed25519') || key['crv'] !== 'Ed25519' || !point) return undefined;
  if (!ed25519.utils.isValidPublicKey(point, false) || signature.length < size) return undefined;
  return signature.length === size && ed25519.verify(signature, signed, point, { zip215: false });
}
