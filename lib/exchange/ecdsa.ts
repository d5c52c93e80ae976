import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { decodeBase64 } from './base64.ts';
import type { Hash } from './digest.ts';
import { integerOf, inverseMod, mod } from './integer.ts';
import { asText, type JsonObject } from './json.ts';

/** y² = x³ + ax + b modulo the prime p, with the base point (x, y) of order n. FIPS 186-5, SP 800-186 §3.2.1; SEC 2 §2.4.1. */
type Curve = {
  readonly crv: string;
  readonly hash: Hash;
  /** Octets of a coordinate. */
  readonly size: number;
  readonly p: bigint;
  readonly a: bigint;
  readonly b: bigint;
  readonly n: bigint;
  readonly base: Point;
};

/** Jacobian coordinates: (x / z², y / z³). z is 0 at infinity. */
type Point = readonly [x: bigint, y: bigint, z: bigint];

/** RFC 7518 §3.4, RFC 8812 §3.2. */
const curves: Readonly<Record<string, () => Curve>> = {
  ES256: () =>
    curve('P-256', sha256, 32, 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n, -3n, [
      '5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b',
      'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
      '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296',
      '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
    ]),
  ES384: () =>
    curve('P-384', sha384, 48, 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n, -3n, [
      'b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef',
      'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
      'aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7',
      '3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f',
    ]),
  ES512: () =>
    curve('P-521', sha512, 66, 2n ** 521n - 1n, -3n, [
      '51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00',
      '1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409',
      'c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66',
      '11839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650',
    ]),
  ES256K: () =>
    curve('secp256k1', sha256, 32, 2n ** 256n - 2n ** 32n - 977n, 0n, [
      '7',
      'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141',
      '79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798',
      '483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8',
    ]),
};

function curve(
  crv: string,
  hash: Hash,
  size: number,
  p: bigint,
  a: bigint,
  values: readonly [b: string, n: string, x: string, y: string],
): Curve {
  const [b, n, x, y] = values.map((hex) => BigInt(`0x${hex}`)) as [bigint, bigint, bigint, bigint];
  return { crv, hash, size, p, a, b, n, base: [x, y, 1n] };
}

/**
 * Whether an elliptic-curve key made a signature with ES256, ES384, ES512 or ES256K. `undefined` for other algorithms, for a key
 * that cannot be read or lies on no such curve, and for a signature that is cut short. For public values alone: it takes no care
 * of time. RFC 7518 §3.4; FIPS 186-5 §6.4.2.
 */
export function verifiesEcdsa(
  alg: string,
  key: JsonObject,
  signed: Uint8Array,
  signature: Uint8Array,
): boolean | undefined {
  const on = Object.hasOwn(curves, alg) ? curves[alg]!() : undefined;
  const point = on && pointOf(on, key);
  if (!on || !point || signature.length < 2 * on.size) return undefined;
  const [r, s] = [integerOf(signature.subarray(0, on.size)), integerOf(signature.subarray(on.size))];
  if (signature.length > 2 * on.size || r === 0n || s === 0n || r >= on.n || s >= on.n) return false;
  const inverse = inverseMod(s, on.n);
  const e = digestOf(on, signed);
  const [x, , z] = sumOfProducts(on, mod(e * inverse, on.n), on.base, mod(r * inverse, on.n), point);
  if (z === 0n) return false;
  const zInverse = inverseMod(z, on.p);
  return mod(mod(x * zInverse * zInverse, on.p), on.n) === r;
}

/** RFC 7518 §6.2.1: a point on the curve that `alg` names. */
function pointOf(on: Curve, key: JsonObject): Point | undefined {
  const [x, y] = ['x', 'y'].map((name) => decodeBase64(asText(key[name]) ?? ''));
  if (key['crv'] !== on.crv || x?.length !== on.size || y?.length !== on.size) return undefined;
  const [px, py] = [integerOf(x), integerOf(y)];
  const isOnCurve = px < on.p && py < on.p && mod(px ** 3n + on.a * px + on.b - py * py, on.p) === 0n;
  return isOnCurve ? [px, py, 1n] : undefined;
}

/** The leftmost bits of the hash, as many as the order has. None of these hashes is longer than its curve's order. */
function digestOf({ hash }: Curve, signed: Uint8Array): bigint {
  return integerOf(hash(signed));
}

/** u·P + v·Q, bit by bit for both at once (Shamir's trick). */
function sumOfProducts(on: Curve, u: bigint, p: Point, v: bigint, q: Point): Point {
  const both = add(on, p, q);
  let sum: Point = [1n, 1n, 0n];
  for (let bit = BigInt(on.n.toString(2).length - 1); bit >= 0n; bit -= 1n) {
    sum = double(on, sum);
    const [inU, inV] = [(u >> bit) & 1n, (v >> bit) & 1n];
    if (inU && inV) sum = add(on, sum, both);
    else if (inU) sum = add(on, sum, p);
    else if (inV) sum = add(on, sum, q);
  }
  return sum;
}

/** "dbl-1998-cmo-2" of the Explicit-Formulas Database. */
function double({ p, a }: Curve, [x, y, z]: Point): Point {
  const yy = (y * y) % p;
  const s = (4n * x * yy) % p;
  const m = (3n * x * x + a * z ** 4n) % p;
  const x3 = mod(m * m - 2n * s, p);
  return [x3, mod(m * (s - x3) - 8n * yy * yy, p), (2n * y * z) % p];
}

/** "add-1998-cmo-2" of the Explicit-Formulas Database, with the cases that it leaves out. */
function add(on: Curve, left: Point, right: Point): Point {
  const { p } = on;
  const [[x1, y1, z1], [x2, y2, z2]] = [left, right];
  if (z1 === 0n) return right;
  if (z2 === 0n) return left;
  const [zz1, zz2] = [(z1 * z1) % p, (z2 * z2) % p];
  const [u1, s1] = [(x1 * zz2) % p, (((y1 * z2) % p) * zz2) % p];
  const h = mod(x2 * zz1 - u1, p);
  const r = mod(((y2 * z1) % p) * zz1 - s1, p);
  if (h === 0n) return r === 0n ? double(on, left) : [1n, 1n, 0n];
  const hh = (h * h) % p;
  const [hhh, v] = [(h * hh) % p, (u1 * hh) % p];
  const x3 = mod(r * r - hhh - 2n * v, p);
  return [x3, mod(r * (v - x3) - s1 * hhh, p), (((z1 * z2) % p) * h) % p];
}
