const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bytes to base64url without padding. RFC 4648 §5. */
export function encodeBase64Url(bytes: Uint8Array): string {
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0];
    const rest = bytes.length - at;
    out += alphabet[a >> 2]! + alphabet[((a & 3) << 4) | (b >> 4)]!;
    if (rest > 1) out += alphabet[((b & 15) << 2) | (c >> 6)]!;
    if (rest > 2) out += alphabet[c & 63]!;
  }
  return out;
}

/** Bytes to base64 with padding. RFC 4648 §4. */
export function encodeBase64(bytes: Uint8Array): string {
  const text = encodeBase64Url(bytes).replaceAll('-', '+').replaceAll('_', '/');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** Base64 or base64url, padded or not, to bytes; `undefined` when it is neither. RFC 4648 §4, §5. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const binary = decodedBinary(text);
  return binary === undefined ? undefined : bytesOf(binary);
}

/** A character a byte. */
function decodedBinary(text: string): string | undefined {
  if (!/^[\w+/-]*={0,2}$/.test(text)) return undefined;
  const bare = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  // No number of bytes is so long; to throw and catch takes as long as decoding.
  return bare.length % 4 === 1 ? undefined : atob(bare);
}

function bytesOf(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  // Uint8Array.from walks the text as an iterator: several times slower.
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** They keep nothing of what they have read: every text is whole. */
const lenient = new TextDecoder();
const strict = new TextDecoder('utf-8', { fatal: true });

/** Base64 or base64url of UTF-8 text to that text; `undefined` when it is not base64 or not UTF-8. */
export function decodeBase64Text(text: string): string | undefined {
  const binary = decodedBinary(text);
  // In ASCII, as nearly all tokens are, a byte is a character.
  if (binary === undefined || !beyondAscii.test(binary)) return binary;
  const bytes = bytesOf(binary);
  const read = lenient.decode(bytes);
  if (!read.includes(replacement)) return read;
  return holdsReplacement(bytes) ? decodeStrictly(bytes) : undefined;
}

const beyondAscii = /[\u0080-\u00ff]/;

/** What a lenient decoder writes in the place of bytes that are no UTF-8. */
const replacement = '\ufffd';

/** Somebody may have written that very character. */
function holdsReplacement(bytes: Uint8Array): boolean {
  return bytes.some((byte, at) => byte === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd);
}

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}
