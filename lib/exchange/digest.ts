import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { encodeBase64Url } from './base64.ts';

/** BASE64URL(SHA256(ASCII(text))), synchronously: the `S256` transformation of RFC 7636 §4.2. */
export function sha256Base64Url(text: string): string {
  return encodeBase64Url(sha256(utf8ToBytes(text)));
}
