import { constants, generateKeyPairSync, sign } from 'node:crypto';
import type { JsonObject } from '../../lib/exchange/json.ts';

type Algorithm = 'ES256' | 'RS256' | 'PS256' | 'EdDSA';

/** A provider's key pair: what it publishes, and tokens that it signs. */
export function signer(kid: string, alg: Algorithm = 'ES256') {
  const { publicKey, privateKey } = pairOf(alg);
  const key: JsonObject = { ...(publicKey.export({ format: 'jwk' }) as JsonObject), kid, alg, use: 'sig' };
  const signed = (claims: JsonObject, header: JsonObject = {}): string => {
    const input = [{ alg, kid, ...header }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const digest = alg === 'EdDSA' ? null : 'sha256';
    const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    const how = { key: privateKey, dsaEncoding: 'ieee-p1363' as const, ...(alg === 'PS256' && pss) };
    const signature = sign(digest, Buffer.from(input), how);
    return `${input}.${signature.toString('base64url')}`;
  };
  return { key, signed };
}

function pairOf(alg: Algorithm) {
  if (alg === 'RS256' || alg === 'PS256') return generateKeyPairSync('rsa', { modulusLength: 2048 });
  return alg === 'ES256'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : generateKeyPairSync('ed25519');
}
