const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bytes to base64url without padding. RFC 4648 §5. */
export function encodeBase64Url(bytes: Uint8Array): string {
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
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
  if (!/^[\w+/-]*={0,2}$/.test(text)) return undefined;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
    const bytes = new Uint8Array(binary.length);
    // Uint8Array.from walks the text as an iterator: several times slower.
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch {
    return undefined;
  }
}

/** It keeps nothing of what it has read: every text is whole. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Base64 or base64url of UTF-8 text to that text; `undefined` when it is not base64 or not UTF-8. */
export function decodeBase64Text(text: string): string | undefined {
  const bytes = decodeBase64(text);
  if (!bytes) return undefined;
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
