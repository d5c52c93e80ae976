import { decodeBase64, encodeBase64Url } from './base64.ts';
import { signedIn } from './certificate.ts';
import { bitString, integer, partsIn, rsaEncryption, sequence, type Part } from './der.ts';
import type { JsonObject } from './json.ts';

/** Object identifiers: the kind of a key, and its curve. RFC 5480 §2.1; RFC 8410 §3. */
const ecPublicKey = '42,134,72,206,61,2,1';
const ed25519 = '43,101,112';
const curves: Readonly<Record<string, { readonly crv: string; readonly size: number }>> = {
  '42,134,72,206,61,3,1,7': { crv: 'P-256', size: 32 },
  '43,129,4,0,34': { crv: 'P-384', size: 48 },
  '43,129,4,0,35': { crv: 'P-521', size: 66 },
};

/** The key in a certificate (base64 of DER) as a JWK; `undefined` for what is no certificate, and for keys of other kinds. RFC 5280 §4.1.2.7. */
export function certificateKey(base64: string): JsonObject | undefined {
  const bytes = decodeBase64(base64);
  const [, , , , , info] = signedIn(bytes);
  if (!bytes || info?.tag !== sequence) return undefined;
  const [algorithm, holder] = partsIn(bytes, info.from, info.to);
  const [kind, curve] = algorithm ? partsIn(bytes, algorithm.from, algorithm.to) : [];
  if (!kind || holder?.tag !== bitString) return undefined;
  // A bit string begins with the number of bits that its last byte has too many.
  const key = { ...holder, from: holder.from + 1 };
  switch (octets(bytes, kind).join()) {
    case rsaEncryption:
      return rsaKey(bytes, key);
    case ecPublicKey:
      return curve && curveKey(octets(bytes, key), curves[octets(bytes, curve).join()]);
    case ed25519:
      return { kty: 'OKP', crv: 'Ed25519', x: encodeBase64Url(octets(bytes, key)) };
    default:
      return undefined;
  }
}

function rsaKey(bytes: Uint8Array, { from, to }: Part): JsonObject | undefined {
  const [numbers] = partsIn(bytes, from, to);
  const [modulus, exponent] = numbers ? partsIn(bytes, numbers.from, numbers.to) : [];
  if (modulus?.tag !== integer || exponent?.tag !== integer) return undefined;
  return { kty: 'RSA', n: numberIn(bytes, modulus), e: numberIn(bytes, exponent) };
}

/** A zero before a number says that it is positive. */
function numberIn(bytes: Uint8Array, part: Part): string {
  const all = octets(bytes, part);
  return encodeBase64Url(
    all.subarray(
      Math.max(
        0,
        all.findIndex((byte) => byte !== 0),
      ),
    ),
  );
}

/** A point with both of its coordinates, as certificates have it. SEC 1 §2.3.3. */
const uncompressed = 4;

function curveKey(
  point: Uint8Array,
  curve: { readonly crv: string; readonly size: number } | undefined,
): JsonObject | undefined {
  if (!curve || point[0] !== uncompressed || point.length !== 1 + 2 * curve.size) return undefined;
  const y = 1 + curve.size;
  return {
    kty: 'EC',
    crv: curve.crv,
    x: encodeBase64Url(point.subarray(1, y)),
    y: encodeBase64Url(point.subarray(y)),
  };
}

function octets(bytes: Uint8Array, { from, to }: Part): Uint8Array {
  return bytes.subarray(from, to);
}
