import { decodeBase64Text } from './base64.ts';
import { parseJsonObject, type JsonObject } from './json.ts';

/**
 * A JSON Web Token taken apart; nothing is verified. A JWE shows its header alone: the rest is encrypted for its receiver.
 * RFC 7515 §3.1, RFC 7516 §3.1, RFC 7519 §3.
 */
export type Jwt =
  | {
      readonly type: 'jws';
      readonly header: JsonObject;
      readonly claims: JsonObject;
      readonly signature: string;
    }
  | { readonly type: 'jwe'; readonly header: JsonObject };

/** Takes a compact JWT apart; `undefined` for anything else (an opaque token, say). Never throws. */
export function decodeJwt(text: string | undefined): Jwt | undefined {
  const header = decodeJwtHeader(text);
  if (!text || !header) return undefined;
  const parts = text.split('.');
  if (parts.length === 5) return { type: 'jwe', header };
  const claims = parts.length === 3 ? parseJsonObject(decodeBase64Text(parts[1] ?? '')) : undefined;
  return claims && { type: 'jws', header, claims, signature: parts[2] ?? '' };
}

/** The header of a compact JWT alone, where the rest need not be read; `undefined` for anything else. RFC 7515 §3.1. */
export function decodeJwtHeader(text: string | undefined): JsonObject | undefined {
  if (!text || text.length > 100_000 || !beginsAsObject.test(text)) return undefined;
  const dot = text.indexOf('.');
  return dot < 0 ? undefined : parseJsonObject(decodeBase64Text(text.slice(0, dot)));
}

/** `{"` in base64url, or `{` and a line break: some write their headers for reading. */
const beginsAsObject = /^e[wy]/;
