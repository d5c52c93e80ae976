import { sha512 } from '@noble/hashes/sha2.js';
import { decodeBase64 } from './base64.ts';
import { integerOf, inverseMod, mod, powerMod } from './integer.ts';
import { asText, type JsonObject } from './json.ts';

/** Projective coordinates: (x / z, y / z) on -x² + y² = 1 + dx²y² modulo p. RFC 8032 §5.1. */
type Point = readonly [x: bigint, y: bigint, z: bigint];

const p = 2n ** 255n - 19n;
const d = mod(-121665n * inverseMod(121666n, p), p);
/** The order of the base point. */
const l = 2n ** 252n + 27742317777372353535851937790883648493n;
const base: Point = [
  15112221349535400772501151409588531511454012693041857206046113283949847762202n,
  46316835694926478169428394003475163141307993866256225615783033603165251855960n,
  1n,
];
/** Octets of a point and of a number. */
const size = 32;

/**
 * Whether an Ed25519 key made a signature with `EdDSA` or `Ed25519`. `undefined` for other algorithms, for a key that cannot be read
 * or is on another curve (Ed448, which browsers do not have), and for a signature that is cut short. For public values alone: it
 * takes no care of time. RFC 8037 §3.1, RFC 9864 §2.2; RFC 8032 §5.1.7 (the equation without the cofactor).
 */
export function verifiesEddsa(
  alg: string,
  key: JsonObject,
  signed: Uint8Array,
  signature: Uint8Array,
): boolean | undefined {
  if ((alg !== 'EdDSA' && alg !== 'Ed25519') || key['crv'] !== 'Ed25519') return undefined;
  const encoded = decodeBase64(asText(key['x']) ?? '');
  const point = encoded && pointOf(encoded);
  if (!encoded || !point || signature.length < 2 * size) return undefined;
  const [first, second] = [signature.subarray(0, size), signature.subarray(size)];
  const [r, s] = [pointOf(first), littleEndian(second)];
  if (signature.length > 2 * size || !r || s >= l) return false;
  const k = mod(littleEndian(sha512(Uint8Array.from([...first, ...encoded, ...signed]))), l);
  return isSame(multiply(s, base), add(r, multiply(k, point)));
}

function littleEndian(bytes: Uint8Array): bigint {
  return integerOf(bytes.toReversed());
}

/** RFC 8032 §5.1.3: y, and in the last bit the sign of x. */
function pointOf(encoded: Uint8Array): Point | undefined {
  if (encoded.length !== size) return undefined;
  const sign = BigInt(encoded.at(-1)! >> 7);
  const y = littleEndian(encoded) - (sign << 255n);
  if (y >= p) return undefined;
  const x = rootOf(mod((y * y - 1n) * inverseMod(d * y * y + 1n, p), p));
  if (x === undefined || (x === 0n && sign === 1n)) return undefined;
  return [(x & 1n) === sign ? x : p - x, y, 1n];
}

/** A square root: p leaves 5 when divided by 8. */
function rootOf(square: bigint): bigint | undefined {
  const root = powerMod(square, (p + 3n) / 8n, p);
  return [root, (root * powerMod(2n, (p - 1n) / 4n, p)) % p].find((one) => (one * one) % p === square);
}

function multiply(factor: bigint, point: Point): Point {
  let sum: Point = [0n, 1n, 1n];
  for (const bit of factor.toString(2)) {
    sum = add(sum, sum);
    if (bit === '1') sum = add(sum, point);
  }
  return sum;
}

/** "add-2008-bbjlp" of the Explicit-Formulas Database: complete, so it doubles too. */
function add([x1, y1, z1]: Point, [x2, y2, z2]: Point): Point {
  const z = (z1 * z2) % p;
  const zz = (z * z) % p;
  const [x, y] = [(x1 * x2) % p, (y1 * y2) % p];
  const e = mod(((d * x) % p) * y, p);
  const [f, g] = [zz - e, zz + e];
  const cross = (x1 + y1) * (x2 + y2) - x - y;
  return [mod(((z * f) % p) * cross, p), mod(((z * g) % p) * (y + x), p), mod(f * g, p)];
}

function isSame([x1, y1, z1]: Point, [x2, y2, z2]: Point): boolean {
  return mod(x1 * z2 - x2 * z1, p) === 0n && mod(y1 * z2 - y2 * z1, p) === 0n;
}
