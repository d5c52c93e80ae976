import { decodeBase64, encodeBase64Url } from '../exchange/base64.ts';
import { asText, type JsonObject } from '../exchange/json.ts';

/** A public key with the members alone that verifying needs, and how many octets its signatures have. */
export type PublicKey = { readonly jwk: Readonly<Record<string, string>>; readonly signatureSize: number };

/** Others' keys: a modulus or exponent beyond these is there to keep a verifier busy. Octets. */
const longestModulus = 1024;
const longestExponent = 8;

/** The octets of a coordinate and the algorithm of a curve. RFC 7518 §3.4, §6.2.1. */
const curves: ReadonlyMap<string, { readonly crv: string; readonly size: number }> = new Map([
  ['ES256', { crv: 'P-256', size: 32 }],
  ['ES384', { crv: 'P-384', size: 48 }],
  ['ES512', { crv: 'P-521', size: 66 }],
]);

/** Octets of a point and of a signature on Ed25519. RFC 8032 §5.1.5, §5.1.6. */
const pointSize = 32;
const edwardsSignatureSize = 64;

/**
 * The part of a published key (a JWK) with which the browser can be asked about a signature by `alg`. `undefined` for algorithms
 * without a public key or that are not known, for keys of another type or curve, and for keys that are not whole, cannot be one or
 * are unreasonably large. What else the issuer says of the key (use, key_ops, alg) is not looked at: the token names it.
 * RFC 7518 §6.2.1, §6.3.1; RFC 8037 §2.
 */
export function publicKeyOf(alg: string, key: JsonObject): PublicKey | undefined {
  switch (key['kty']) {
    case 'RSA':
      return /^(RS|PS)(256|384|512)$/.test(alg) ? rsaKey(key) : undefined;
    case 'EC':
      return curveKey(alg, key);
    case 'OKP':
      return alg === 'EdDSA' || alg === 'Ed25519' ? edwardsKey(key) : undefined;
    default:
      return undefined;
  }
}

function rsaKey(key: JsonObject): PublicKey | undefined {
  const [n, e] = [numberOf(key, 'n', longestModulus), numberOf(key, 'e', longestExponent)];
  if (!n || !e || n.at(-1)! % 2 === 0 || (e.length === 1 && e[0]! < 3)) return undefined;
  return { jwk: { kty: 'RSA', n: encodeBase64Url(n), e: encodeBase64Url(e) }, signatureSize: n.length };
}

/** The octets of a positive number, without the zeros that some write before it. */
function numberOf(key: JsonObject, name: string, longest: number): Uint8Array | undefined {
  const bytes = octetsOf(key, name);
  const first = bytes?.findIndex((byte) => byte !== 0) ?? -1;
  const octets = first < 0 ? undefined : bytes?.subarray(first);
  return octets && octets.length <= longest ? octets : undefined;
}

function curveKey(alg: string, key: JsonObject): PublicKey | undefined {
  const curve = curves.get(alg);
  const [x, y] = [octetsOf(key, 'x'), octetsOf(key, 'y')];
  if (!curve || key['crv'] !== curve.crv || x?.length !== curve.size || y?.length !== curve.size)
    return undefined;
  return {
    jwk: { kty: 'EC', crv: curve.crv, x: encodeBase64Url(x), y: encodeBase64Url(y) },
    signatureSize: 2 * curve.size,
  };
}

function edwardsKey(key: JsonObject): PublicKey | undefined {
  const x = octetsOf(key, 'x');
  if (key['crv'] !== 'Ed25519' || x?.length !== pointSize || !isInField(x)) return undefined;
  return {
    jwk: { kty: 'OKP', crv: 'Ed25519', x: encodeBase64Url(x) },
    signatureSize: edwardsSignatureSize,
  };
}

/** Below 2^255 - 19, the sign apart: verifiers disagree on points that are written otherwise. RFC 8032 §5.1.3. */
function isInField(point: Uint8Array): boolean {
  const [lowest = 0, ...others] = point;
  const highest = (others.pop() ?? 0) & 0x7f;
  return lowest < 0xed || highest < 0x7f || others.some((byte) => byte < 0xff);
}

function octetsOf(key: JsonObject, name: string): Uint8Array | undefined {
  return decodeBase64(asText(key[name]) ?? '');
}
