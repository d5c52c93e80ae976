/** Big-endian octets to the integer they spell; none spell 0. RFC 8017 §4.2. */
export function integerOf(bytes: Uint8Array): bigint {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(`0x${hex || '0'}`);
}

/** A non-negative integer to `length` big-endian octets; what does not fit is cut off in front. RFC 8017 §4.1. */
export function bytesOf(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(2 * length, '0');
  const start = hex.length - 2 * length;
  return Uint8Array.from({ length }, (_, at) =>
    Number.parseInt(hex.slice(start + 2 * at, start + 2 * at + 2), 16),
  );
}

/** `base` to the power of `exponent`, modulo `modulus`; none of them negative. Not in constant time: for public values. */
export function powerMod(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n % modulus;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** Whether two runs of octets are the same. Not in constant time: for public values. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
