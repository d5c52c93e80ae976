import { sha256Base64Url } from '../../exchange/digest.ts';
import { asText, type JsonObject } from '../../exchange/json.ts';

/** The members a thumbprint is made of, in their order. RFC 7638 §3.2; RFC 8037 §2 for `OKP`. */
const requiredMembers: Readonly<Record<string, readonly string[]>> = {
  EC: ['crv', 'kty', 'x', 'y'],
  RSA: ['e', 'kty', 'n'],
  OKP: ['crv', 'kty', 'x'],
};

/**
 * The SHA-256 thumbprint of a public key in base64url. `undefined` for symmetric and unknown keys and for keys that lack a
 * member. RFC 7638 §3.
 */
export function jwkThumbprint(key: JsonObject | undefined): string | undefined {
  const kty = asText(key?.['kty']) ?? '';
  if (!key || !Object.hasOwn(requiredMembers, kty)) return undefined;
  const members = requiredMembers[kty]!.map((name) => [name, asText(key[name])] as const);
  if (members.some(([, value]) => value === undefined)) return undefined;
  return sha256Base64Url(JSON.stringify(Object.fromEntries(members)));
}
