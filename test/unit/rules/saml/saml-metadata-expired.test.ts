import { describe, expect, it } from 'vitest';
import { expiredCertificate } from '../../../support/certificates.ts';
import {
  detail,
  found,
  keyXml,
  listXml,
  outcome,
  providerXml,
  published,
} from '../../../support/saml-rules.ts';

const rule = 'saml-metadata-expired';

const past = 'validUntil="2025-12-30T00:00:00Z"';
const ahead = 'validUntil="2026-12-30T00:00:00Z"';

const other = (about: string) =>
  providerXml({ entityId: 'urn:other', about }).replace('idp.example/sso', 'x.example/sso');

describe('saml-metadata-expired is', () => {
  it('medium where the provider’s metadata had ended when it was fetched', () => {
    const before = [published(providerXml({ about: past }))];
    expect(found(rule, { before })).toEqual(['medium certain']);
    expect(detail(rule, { before })).toContain('2 days');
  });

  it('medium where the list that the provider stands in had ended', () => {
    const list = listXml([providerXml(), other('')], past);
    expect(found(rule, { before: [published(list)] })).toEqual(['medium certain']);
  });

  it('a remark where only the certificate has ended, also in a trace, which has no certificates', () => {
    const before = [published(providerXml({ keys: keyXml('signing', expiredCertificate) }))];
    expect(found(rule, { before })).toEqual(['info certain']);
  });
});

describe('saml-metadata-expired says nothing', () => {
  it('of metadata that is valid, or says nothing of its end', () => {
    expect(found(rule, { before: [published(providerXml({ about: ahead }))] })).toEqual([]);
    expect(outcome(rule, { before: [published(providerXml())] })).toBe('pass');
  });

  it('of others in a federation’s list', () => {
    const list = listXml([
      providerXml(),
      providerXml({ entityId: 'urn:other', about: past }).replace('idp.example/sso', 'x.example/sso'),
    ]);
    expect(found(rule, { before: [published(list)] })).toEqual([]);
  });

  it('where nobody knows what time it was', () => {
    const undated = { ...published(providerXml({ about: past })), responseHeaders: [] };
    expect(outcome(rule, { before: [undated] })).toBe('not applicable');
  });

  it('without metadata', () => {
    expect(outcome(rule, {})).toBe('not applicable');
  });
});
