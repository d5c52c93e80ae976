import { describe, expect, it } from 'vitest';
import { jwkThumbprint } from '../../../../lib/facts/tokens/jwk-thumbprint.ts';
import { jkt, key } from '../../../support/dpop.ts';

describe('the thumbprint of a key', () => {
  it('is the one RFC 9449 §6.1 prints for its example key', () => {
    expect(jwkThumbprint(key)).toBe(jkt);
  });

  it('is the one RFC 7638 §3.1 prints for its RSA key, whatever else the key says', () => {
    const n =
      '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
    const rsa = { kty: 'RSA', n, e: 'AQAB', alg: 'RS256', kid: '2011-04-29' };
    expect(jwkThumbprint(rsa)).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
  });

  it('is the one RFC 8037 appendix A.3 prints for its Ed25519 key', () => {
    const okp = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
    expect(jwkThumbprint(okp)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  it.each([
    ['a symmetric key', { kty: 'oct', k: 'c2VjcmV0' }],
    ['a key without a member', { kty: 'EC', crv: 'P-256', x: 'a' }],
    ['a key with a member of another type', { ...key, y: 7 }],
    ['an unknown type', { kty: 'toString', x: 'a' }],
    ['no key', undefined],
  ])('is not made of %s', (_, other) => {
    expect(jwkThumbprint(other)).toBeUndefined();
  });
});
