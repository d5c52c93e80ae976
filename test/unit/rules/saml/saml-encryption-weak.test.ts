import { describe, expect, it } from 'vitest';
import { detail, found, outcome } from '../../../support/saml-rules.ts';

const rule = 'saml-encryption-weak';
const xenc = 'http://www.w3.org/2001/04/xmlenc';

/** An assertion that is encrypted so: its content, and the key of it. */
const encrypted = (content: string, key: string) => ({
  answer: {
    isEncrypted: true,
    edited: (xml: string) =>
      xml.replace(
        /<xenc:EncryptedData[^>]*\/>/,
        `<xenc:EncryptedData xmlns:xenc="${xenc}#"><xenc:EncryptionMethod Algorithm="${content}"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="${key}"><ds:DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/></xenc:EncryptionMethod></xenc:EncryptedKey></ds:KeyInfo></xenc:EncryptedData>`,
      ),
  },
});
const gcm = 'http://www.w3.org/2009/xmlenc11#aes256-gcm';
const oaep = `${xenc}#rsa-oaep-mgf1p`;

describe('saml-encryption-weak is low for', () => {
  it.each([
    ['PKCS #1 1.5', gcm, `${xenc}#rsa-1_5`, 'rsa-1_5'],
    ['triple DES', `${xenc}#tripledes-cbc`, oaep, 'tripledes-cbc'],
    ['AES in CBC mode', `${xenc}#aes256-cbc`, oaep, 'aes256-cbc'],
  ])('%s', (_, content, key, said) => {
    expect(found(rule, encrypted(content, key))).toEqual(['low certain']);
    expect(detail(rule, encrypted(content, key))).toContain(`encrypted with ${said}.`);
  });
});

describe('saml-encryption-weak says nothing', () => {
  it('of AES-GCM and OAEP, whatever its digest', () => {
    expect(outcome(rule, encrypted(gcm, oaep))).toBe('pass');
  });

  it('of what is not encrypted, or does not say how', () => {
    expect(outcome(rule, {})).toBe('not applicable');
    expect(outcome(rule, { answer: { isEncrypted: true } })).toBe('not applicable');
  });
});
