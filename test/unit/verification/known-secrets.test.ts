import { describe, expect, it } from 'vitest';
import { madeWithKnownSecret } from '../../../lib/verification/known-secrets.ts';
import { hmacSigned } from '../../support/hmac.ts';
import { signer } from '../../support/signed.ts';

const claims = { sub: '1' };

describe('a signature is made with a word that everybody knows', () => {
  it.each(['HS256', 'HS384', 'HS512'] as const)('%s', async (alg) => {
    for (const word of ['secret', 'your-256-bit-secret', 'changeme', ''])
      // oxlint-disable-next-line no-await-in-loop -- few
      expect(await madeWithKnownSecret(hmacSigned(claims, word, alg), [])).toBe(true);
  });

  it('or with a name that is told', async () => {
    expect(await madeWithKnownSecret(hmacSigned(claims, 'shop-web'), ['shop-web'])).toBe(true);
  });
});

describe('nothing is said', () => {
  it.each([
    ['of a key that is on no list', hmacSigned(claims, 'mB3x9Qz7LmN0pR5sT1uV8wX2yC4dE6fG')],
    ['of a name that was not told', hmacSigned(claims, 'shop-web')],
    ['of a signature that was cut', hmacSigned(claims, 'secret').slice(0, -8)],
    ['of a placeholder in its place', hmacSigned(claims, 'secret').replace(/[^.]+$/, 'redacted-jwt-1')],
    ['of another algorithm', signer('a').signed(claims)],
    ['of what is no token', 'secret'],
  ])('%s', async (_, token) => {
    expect(await madeWithKnownSecret(token, ['other'])).toBeUndefined();
  });
});
