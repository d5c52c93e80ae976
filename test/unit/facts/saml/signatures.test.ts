import { describe, expect, it } from 'vitest';
import { baseTime, capture } from '../../../support/exchange.ts';
import { redacted } from '../../../support/redacted.ts';
import {
  factsOfLogin,
  provider,
  samlAnswer,
  samlFactsIn,
  samlRequest,
  type AnswerChanges,
} from '../../../support/saml-login.ts';

const metadata = (inside: string, more = '') => ({
  url: 'https://idp.example/metadata',
  startedAt: baseTime - 500,
  responseBody: {
    mediaType: 'application/samlmetadata+xml',
    text: `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${provider.entityId}" ${more}><IDPSSODescriptor>${inside}<SingleSignOnService Location="${provider.signOn}"/></IDPSSODescriptor></EntityDescriptor>`,
  },
});
const key = (certificate: string) =>
  `<KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>`;
const login = (document: ReturnType<typeof metadata>, changes: AnswerChanges) =>
  capture(document, samlRequest(), samlAnswer(changes));

describe('the certificate of a signature', () => {
  it('is none of those in the provider’s metadata', () => {
    const { certificate } = samlFactsIn(...login(metadata(key('MIIOLD')), { certificate: 'MIINEW' }));
    expect(certificate).toMatchObject({
      verdict: 'differs',
      expected: { value: 'MIIOLD', message: { kind: 'saml_metadata' } },
      found: { value: 'MIINEW', message: { kind: 'saml_response' } },
      confidence: 'firm',
    });
  });

  it('is one of those, however its lines are broken', () => {
    const keys = key('MIIOLD') + key('MII\n  NEW');
    expect(samlFactsIn(...login(metadata(keys), { certificate: 'MIINEW' })).certificate.verdict).toBe('same');
  });

  it('stays what it is in a redacted trace', () => {
    const verdict = (published: string) =>
      samlFactsIn(...redacted(login(metadata(key(published)), { certificate: 'MIINEW' }))).certificate
        .verdict;
    expect(verdict('MII\nNEW')).toBe('same');
    expect(verdict('MIIOLD')).toBe('differs');
  });

  it('is not compared where it does not come along, or no metadata was seen', () => {
    expect(samlFactsIn(...login(metadata(key('MIIOLD')), {})).certificate).toEqual({
      verdict: 'not compared',
      because: 'absent',
    });
    expect(factsOfLogin({}, { certificate: 'MIINEW' }).certificate).toEqual({
      verdict: 'not compared',
      because: 'not recorded',
    });
  });
});

describe('the provider’s metadata', () => {
  const valid = (more: string) => samlFactsIn(...login(metadata('', more), {})).metadata;

  it('is out of date', () => {
    expect(valid('validUntil="2025-12-01T00:00:00Z"')).toMatchObject({
      verdict: 'expired',
      limit: { name: 'EntityDescriptor/@validUntil' },
    });
  });

  it('is not, or says nothing of it', () => {
    expect(valid('validUntil="2026-12-01T00:00:00Z"')).toEqual({ verdict: 'valid' });
    expect(valid('')).toEqual({ verdict: 'not judged', because: 'absent' });
  });
});

describe('an answer is signed', () => {
  it('in its assertion', () => {
    expect(factsOfLogin({}, { certificate: 'MIINEW' }).signed).toEqual({
      response: false,
      assertions: 'all',
      beside: false,
    });
  });

  it('nowhere', () => {
    expect(factsOfLogin().signed).toEqual({ response: false, assertions: 'no', beside: false });
  });

  it('perhaps inside, where nobody can look', () => {
    expect(factsOfLogin({}, { isEncrypted: true }).signed.assertions).toBe('encrypted');
  });
});
