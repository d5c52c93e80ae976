import { utf8ToBytes } from '@noble/hashes/utils.js';
import { decodeBase64, decodeBase64Text } from './base64.ts';
import { verifiesEcdsa } from './ecdsa.ts';
import { verifiesEddsa } from './eddsa.ts';
import { parseJsonObject, type JsonObject } from './json.ts';
import { verifiesRsa } from './rsa.ts';

/**
 * Whether a published key (a JWK) made the signature of a compact JWS, synchronously: WebCrypto answers too late for a pipeline
 * that waits for nothing. `undefined` where that cannot be told: an algorithm without a public key or that is not known, a key
 * of another type, a signature that was cut or taken out, a token that is no JWS. Never throws. RFC 7515 §5.2; RFC 7518 §3.1.
 */
export function verifiesJws(token: string, key: JsonObject): boolean | undefined {
  const [header = '', payload = '', encoded = '', ...more] = token.split('.');
  const alg = parseJsonObject(decodeBase64Text(header))?.['alg'];
  const signature = decodeBase64(encoded);
  if (typeof alg !== 'string' || !signature || more.length > 0) return undefined;
  const signed = utf8ToBytes(`${header}.${payload}`);
  switch (key['kty']) {
    case 'RSA':
      return verifiesRsa(alg, key, signed, signature);
    case 'EC':
      return verifiesEcdsa(alg, key, signed, signature);
    case 'OKP':
      return verifiesEddsa(alg, key, signed, signature);
    default:
      return undefined;
  }
}
