import { createHmac } from 'node:crypto';

/** A JWT that an HMAC of that secret signs. RFC 7518 §3.2. */
export function hmacSigned(
  claims: Readonly<Record<string, unknown>>,
  secret: string,
  alg: 'HS256' | 'HS384' | 'HS512' = 'HS256',
): string {
  const input = [{ alg, typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${input}.${createHmac(alg.replace('HS', 'sha'), secret).update(input).digest('base64url')}`;
}
