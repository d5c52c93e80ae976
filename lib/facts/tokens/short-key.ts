import { decodeBase64 } from '../../exchange/base64.ts';
import { asText, type JsonObject } from '../../exchange/json.ts';

/** Bits below which keys are taken for breakable. FAPI 2.0 Security Profile §5.4; RFC 7518 §3.3. */
const fewest = { RSA: 2048, EC: 224 } as const;

/**
 * Why a JWK (RFC 7517) is too short to be relied on, as the end of a sentence; `undefined` for one that is long enough, that is of another
 * kind, or that cannot be read.
 */
export function shortnessOf(key: JsonObject): string | undefined {
  const { kty } = key;
  if (kty === 'RSA' && bitsOf(asText(key['n'])) < fewest.RSA)
    return `An RSA key has fewer than ${fewest.RSA} bits`;
  if (kty === 'EC' && curveBitsOf(asText(key['x'])) < fewest.EC)
    return `An elliptic curve key has fewer than ${fewest.EC} bits`;
  return undefined;
}

/** RFC 7518 §6.3.1.1: big-endian, without leading zeros. What cannot be read is not judged. */
function bitsOf(modulus: string | undefined): number {
  const bytes = modulus === undefined ? undefined : decodeBase64(modulus);
  if (!bytes || bytes.length === 0) return Infinity;
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (bytes.length - first - 1) * 8 + (32 - Math.clz32(bytes[first]!));
}

/** RFC 7518 §6.2.1.2: a coordinate is written as long as the curve’s are, leading zeros included. */
function curveBitsOf(coordinate: string | undefined): number {
  const bytes = coordinate === undefined ? undefined : decodeBase64(coordinate);
  return bytes && bytes.length > 0 ? bytes.length * 8 : Infinity;
}
