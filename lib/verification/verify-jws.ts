import { JWSSignatureVerificationFailed } from 'jose/errors';
import { compactVerify } from 'jose/jws/compact/verify';
import { decodeBase64, decodeBase64Text } from '../exchange/base64.ts';
import { parseJsonObject, type JsonObject } from '../exchange/json.ts';
import { publicKeyOf } from './public-key.ts';

/**
 * Whether a published key (a JWK) made the signature of a compact JWS, as WebCrypto says. `undefined` where that cannot be told: an
 * algorithm without a public key, or one that the browser does not have; a key that is of another type, not whole or too short; a
 * signature that was cut or taken out; a token that is no JWS. Never rejects. RFC 7515 §5.2; RFC 7518 §3.1; RFC 8037 §3.1.
 */
export async function verifiesJws(token: string, key: JsonObject): Promise<boolean | undefined> {
  const [header = '', , encoded = ''] = token.split('.', 3);
  const alg = parseJsonObject(decodeBase64Text(header))?.['alg'];
  const signature = decodeBase64(encoded);
  const usable = typeof alg === 'string' ? publicKeyOf(alg, key) : undefined;
  if (!usable || !signature || signature.length < usable.signatureSize) return undefined;
  try {
    await compactVerify(token, usable.jwk);
    return true;
  } catch (error) {
    // With a cause, the browser has not come so far as to compare.
    const isRefused = error instanceof JWSSignatureVerificationFailed && error.cause === undefined;
    return isRefused ? false : undefined;
  }
}
