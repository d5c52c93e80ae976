import { readCoseText } from '../exchange/cose.ts';
import type { JsonObject } from '../exchange/json.ts';
import { publicKeyOf } from './public-key.ts';

const hashes: Readonly<Record<string, string>> = { ES256: 'SHA-256', ES384: 'SHA-384', ES512: 'SHA-512' };

/**
 * Whether a key (a JWK) made a signature of COSE (`coseText`), as WebCrypto says. `undefined` where that cannot be told. Never rejects.
 * RFC 9053 §2.
 */
export async function verifiesCose(text: string, key: JsonObject): Promise<boolean | undefined> {
  const found = readCoseText(text);
  const usable = found && publicKeyOf(found.alg, key);
  if (!found || !usable || found.signature.length !== usable.signatureSize) return undefined;
  const hash = hashes[found.alg];
  const crv = usable.jwk['crv'] ?? '';
  const algorithm = hash === undefined ? { name: 'Ed25519' } : { name: 'ECDSA', namedCurve: crv, hash };
  try {
    const imported = await crypto.subtle.importKey('jwk', usable.jwk, algorithm, false, ['verify']);
    return await crypto.subtle.verify(algorithm, imported, octets(found.signature), octets(found.signed));
  } catch {
    return undefined;
  }
}

/** WebCrypto wants octets of their own memory. */
function octets(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
