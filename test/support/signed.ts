import { generateKeyPairSync, sign } from 'node:crypto';
import type { JsonObject } from '../../lib/exchange/json.ts';

/** A provider's key pair: what it publishes, and tokens that it signs (ES256, RS256 or EdDSA). */
export function signer(kid: string, alg: 'ES256' | 'RS256' | 'EdDSA' = 'ES256') {
  const { publicKey, privateKey } = pairOf(alg);
  const key: JsonObject = { ...(publicKey.export({ format: 'jwk' }) as JsonObject), kid, alg, use: 'sig' };
  const signed = (claims: JsonObject, header: JsonObject = {}): string => {
    const input = [{ alg, kid, ...header }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const digest = alg === 'EdDSA' ? null : 'sha256';
    const signature = sign(digest, Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${input}.${signature.toString('base64url')}`;
  };
  return { key, signed };
}

function pairOf(alg: 'ES256' | 'RS256' | 'EdDSA') {
  if (alg === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2048 });
  return alg === 'ES256'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : generateKeyPairSync('ed25519');
}
