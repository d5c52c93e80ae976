import { describe, expect, it } from 'vitest';
import { encodeBase64Url } from '../../../../lib/exchange/base64.ts';
import { shortnessOf } from '../../../../lib/facts/tokens/short-key.ts';
import { key } from '../../../support/dpop.ts';

const bytes = (count: number, first = 0xc1) =>
  encodeBase64Url(new Uint8Array(count).fill(0xc1).fill(first, 0, 1));

describe('shortnessOf', () => {
  it.each([
    ['RSA of 1024 bits', { kty: 'RSA', n: bytes(128) }, 'An RSA key has fewer than 2048 bits'],
    ['RSA of 2047 bits', { kty: 'RSA', n: bytes(256, 0x7f) }, 'An RSA key has fewer than 2048 bits'],
    ['a curve of 192 bits', { kty: 'EC', x: bytes(24) }, 'An elliptic curve key has fewer than 224 bits'],
  ])('tells of %s', (_, jwk, said) => {
    expect(shortnessOf(jwk)).toBe(said);
  });

  it.each([
    ['RSA of 2048 bits', { kty: 'RSA', n: bytes(256) }],
    ['RSA of 2048 bits behind a zero', { kty: 'RSA', n: bytes(257, 0) }],
    ['P-256', key],
    ['P-256 with a coordinate that begins with a zero', { kty: 'EC', x: bytes(32, 0) }],
    ['Ed25519', { kty: 'OKP', crv: 'Ed25519', x: bytes(32) }],
    ['a shared key', { kty: 'oct', k: bytes(16) }],
    ['what cannot be read', { kty: 'RSA', n: '%' }],
    ['a key that is missing', { kty: 'RSA' }],
    ['no key at all', {}],
  ])('says nothing of %s', (_, jwk) => {
    expect(shortnessOf(jwk)).toBeUndefined();
  });
});
