import { compactVerify } from 'jose/jws/compact/verify';
import { decodeBase64 } from '../exchange/base64.ts';

/**
 * What examples, templates and defaults sign with, and what people write until they have something better. Few: each is tried, and a list
 * of millions is for those who attack. The empty one is no key for WebCrypto; an octet of zeros gives the same (RFC 2104 §2).
 */
const words = [
  '\0',
  'secret',
  'Secret',
  'SECRET',
  'your-256-bit-secret',
  'your-384-bit-secret',
  'your-512-bit-secret',
  'a-string-secret-at-least-256-bits-long',
  'a-valid-string-secret-that-is-at-least-384-bits-long',
  'a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long',
  'super-secret-jwt-token-with-at-least-32-characters-long',
  'your-secret-key',
  'your_secret_key',
  'your-secret',
  'your-jwt-secret',
  'your_jwt_secret',
  'my-secret',
  'mysecret',
  'my-secret-key',
  'my_secret_key',
  'mysecretkey',
  'my-jwt-secret',
  'jwt',
  'jwt-secret',
  'jwt_secret',
  'jwtsecret',
  'JWT_SECRET',
  'secretkey',
  'secret-key',
  'secret_key',
  'SecretKey',
  'SECRET_KEY',
  'secret123',
  'supersecret',
  'super-secret',
  'super_secret',
  'supersecretkey',
  'super-secret-key',
  'topsecret',
  'client-secret',
  'client_secret',
  'private-key',
  'shhhhh',
  'shhhhhhared-secret',
  'keyboard cat',
  'AllYourBase',
  'changeme',
  'change-me',
  'changeit',
  'change_this',
  'password',
  'passw0rd',
  'admin',
  'test',
  'testing',
  'demo',
  'dev',
  'development',
  'default',
  'example',
  'insecure',
  'key',
  'token',
  'session',
  'qwerty',
  '123456',
  '12345678',
  '1234567890',
];

/** Octets of the shortest of these signatures. */
const shortest = 32;

/**
 * Whether a JWS of an HMAC was made with a word that everybody knows, or with one of `own`. Never false: a key that is not among them may
 * be as weak. `undefined` for that, and for what was cut. Never rejects. RFC 7515 §5.2; RFC 7518 §3.2.
 */
export async function madeWithKnownSecret(token: string, own: readonly string[]): Promise<true | undefined> {
  const signature = decodeBase64(token.split('.', 3)[2] ?? '');
  if (!signature || signature.length < shortest) return undefined;
  const tried = await Promise.all([...words, ...own].map(async (word) => isMadeWith(token, word)));
  return tried.includes(true) ? true : undefined;
}

async function isMadeWith(token: string, word: string): Promise<boolean> {
  try {
    await compactVerify(token, new TextEncoder().encode(word));
    return true;
  } catch {
    return false;
  }
}
