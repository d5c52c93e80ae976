import { p256, p384, p521 } from '@noble/curves/nist.js';
import { decodeBase64 } from './base64.ts';
import { asText, type JsonObject } from './json.ts';

/** The curve that an algorithm names, and the octets of a coordinate. RFC 7518 §3.4, §6.2.1. */
const curves = {
  ES256: { crv: 'P-256', size: 32, curve: p256 },
  ES384: { crv: 'P-384', size: 48, curve: p384 },
  ES512: { crv: 'P-521', size: 66, curve: p521 },
} as const;

/**
 * Whether an elliptic-curve key made a signature with ES256, ES384 or ES512. `undefined` for other algorithms, for a key that
 * cannot be read or lies on no such curve, and for a signature that is cut short. RFC 7518 §3.4.
 */
export function verifiesEcdsa(
  alg: string,
  key: JsonObject,
  signed: Uint8Array,
  signature: Uint8Array,
): boolean | undefined {
  const on = Object.hasOwn(curves, alg) ? curves[alg as keyof typeof curves] : undefined;
  const point = on && key['crv'] === on.crv ? pointOf(key, on.size) : undefined;
  if (!on || !point || !on.curve.utils.isValidPublicKey(point) || signature.length < 2 * on.size)
    return undefined;
  if (signature.length > 2 * on.size) return false;
  // Both roots of a signature are valid here: only some currencies insist on the smaller.
  return on.curve.verify(signature, signed, point, { lowS: false });
}

/** The uncompressed form of a point. SEC 1 §2.3.3. */
function pointOf(key: JsonObject, size: number): Uint8Array | undefined {
  const [x, y] = ['x', 'y'].map((name) => decodeBase64(asText(key[name]) ?? ''));
  return x?.length === size && y?.length === size ? Uint8Array.from([4, ...x, ...y]) : undefined;
}
