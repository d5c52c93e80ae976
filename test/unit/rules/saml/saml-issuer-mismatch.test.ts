import { describe, expect, it } from 'vitest';
import { detail, found, outcome, providerXml, published } from '../../../support/saml-rules.ts';

const rule = 'saml-issuer-mismatch';

const known = [published(providerXml())];
const other = { issuer: 'https://evil.example/metadata' };

describe('saml-issuer-mismatch is', () => {
  it('high where an answer of another provider was accepted', () => {
    expect(found(rule, { before: known, answer: other })).toEqual(['high certain']);
    expect(detail(rule, { before: known, answer: other })).toContain('https://evil.example/metadata');
  });

  it('a remark where it was refused, low where nobody saw', () => {
    expect(found(rule, { before: known, answer: other, taken: 'refused' })).toEqual(['info certain']);
    expect(found(rule, { before: known, answer: other, taken: 'unseen' })).toEqual(['low certain']);
  });

  it('high where only the assertion is of another', () => {
    expect(found(rule, { before: known, answer: { innerIssuer: 'https://evil.example/metadata' } })).toEqual([
      'high certain',
    ]);
  });
});

describe('saml-issuer-mismatch says nothing', () => {
  it('of the provider that was asked', () => {
    expect(found(rule, { before: known })).toEqual([]);
    expect(outcome(rule, { before: known })).toBe('pass');
  });

  it('where its metadata was not seen: its host is not its name', () => {
    expect(outcome(rule, { answer: other })).toBe('not applicable');
  });

  it('where the metadata is another provider’s', () => {
    const before = [published(providerXml({ entityId: 'urn:x' }).replace('/sso"', '/other"'))];
    expect(outcome(rule, { before, answer: other })).toBe('not applicable');
  });

  it('where the provider began: nobody was asked', () => {
    const answer = { ...other, inResponseTo: null, relayState: null };
    expect(found(rule, { before: known, request: null, answer })).toEqual([]);
  });
});
