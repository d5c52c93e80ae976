/** An element of DER: its tag, and where its content begins and ends. */
export type Part = { readonly tag: number; readonly from: number; readonly to: number };

/** The elements that stand side by side; those that are whole. X.690 §8.1. */
export function partsIn(bytes: Uint8Array, from: number, to: number): readonly Part[] {
  const parts: Part[] = [];
  let at = from;
  while (at + 2 <= to) {
    const [tag = 0, first = 0] = bytes.subarray(at, at + 2);
    const more = first < 0x80 ? 0 : first & 0x7f;
    if (more > 3) break;
    const length =
      more === 0 ? first : bytes.subarray(at + 2, at + 2 + more).reduce((sum, byte) => sum * 256 + byte, 0);
    const begin = at + 2 + more;
    if (begin + length > to) break;
    parts.push({ tag, from: begin, to: begin + length });
    at = begin + length;
  }
  return parts;
}

/** The kind of an RSA key, 1.2.840.113549.1.1.1. RFC 8017 §A.1. */
export const rsaEncryption = '42,134,72,134,247,13,1,1,1';

/** Tag of a list. X.690 §8.9. */
export const sequence = 0x30;

/** Tag of bits. X.690 §8.6. */
export const bitString = 0x03;

/** Tag of a number. X.690 §8.3. */
export const integer = 0x02;
