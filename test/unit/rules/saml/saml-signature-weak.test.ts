import { describe, expect, it } from 'vitest';
import { bindingsExample } from '../../../support/single-sign-on.ts';
import { shortCertificate } from '../../../support/certificates.ts';
import { labKey } from '../../../lab/single-sign-on/keys.ts';
import { detail, found, foundIn, loginWith, outcome } from '../../../support/saml-rules.ts';

const rule = 'saml-signature-weak';

const sha1 = 'http://www.w3.org/2000/09/xmldsig#sha1';
const old = (algorithm: string) => ({ answer: { signature: { algorithm } } });

describe('saml-signature-weak is', () => {
  it.each([
    'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    'http://www.w3.org/2000/09/xmldsig#dsa-sha1',
    'http://www.w3.org/2001/04/xmldsig-more#rsa-md5',
    'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1',
    'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256',
  ])('medium for a signature by %s', (algorithm) => {
    expect(found(rule, old(algorithm))).toEqual(['medium certain']);
    expect(detail(rule, old(algorithm))).toContain(algorithm);
  });

  it('low where only the digest is old', () => {
    expect(found(rule, { answer: { signature: { digest: sha1 } } })).toEqual(['low certain']);
  });

  it('medium for a short RSA key, also in a trace, which has no keys', () => {
    expect(found(rule, { answer: { signature: { certificate: shortCertificate } } })).toEqual([
      'medium certain',
    ]);
  });

  it('a remark on a request and on a logout', () => {
    const logout = { url: bindingsExample.logoutRequest, context: { resourceType: 'main_frame' } } as const;
    expect(
      foundIn(rule, [...loginWith({}), { ...loginWith({})[0]!, ...logout, id: 'out', entry: 9 }]),
    ).toEqual(['info certain']);
  });
});

describe('saml-signature-weak says nothing', () => {
  it('of rsa-sha256 with a key of 2048 bits', () => {
    const certificate = labKey.cert.replace(/-----[^-]+-----|\s/g, '');
    expect(found(rule, { answer: { signature: { certificate } } })).toEqual([]);
    expect(outcome(rule, { answer: {} })).toBe('pass');
  });

  it('of ecdsa-sha256 and of sha-384', () => {
    expect(found(rule, old('http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256'))).toEqual([]);
    expect(found(rule, old('http://www.w3.org/2001/04/xmldsig-more#rsa-sha384'))).toEqual([]);
  });

  it('of sha1 inside encryption', () => {
    const edited = (xml: string) =>
      xml.replace('<xenc:EncryptedData ', `<xenc:EncryptedData Note="${sha1}" `);
    expect(found(rule, { answer: { signed: 'response', isEncrypted: true, edited } })).toEqual([]);
  });

  it('where nothing is signed', () => {
    expect(outcome(rule, { answer: { signed: 'nothing' } })).toBe('not applicable');
  });
});

it('saml-signature-weak reads an algorithm without end in a moment', () => {
  const algorithm = `${'hmac-'.repeat(60_000)}!`;
  expect(outcome(rule, old(algorithm))).toBe('pass');
});
