/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark or the zero bytes of its first characters say so. A BOM is
 * dropped; bytes that are no text become U+FFFD. Never throws. RFC 8259 §8.1.
 */
export function decodeBytes(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([a, b]: Uint8Array): string {
  if ((a === 0xff && b === 0xfe) || (isAscii(a) && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && isAscii(b))) return 'utf-16be';
  return 'utf-8';
}

function isAscii(byte: number | undefined): boolean {
  return byte !== undefined && byte > 8 && byte < 0x80;
}
