import { describe, expect, it } from 'vitest';
import { found, outcome } from '../../../support/saml-rules.ts';

const rule = 'saml-audience-missing';

const none = { audiences: [] };

describe('saml-audience-missing is medium', () => {
  it.each(['accepted', 'refused', 'unseen'] as const)(
    'for an assertion for nobody in particular, %s',
    (taken) => {
      expect(found(rule, { answer: none, taken })).toEqual(['medium certain']);
    },
  );

  it('for a restriction that names nobody', () => {
    expect(found(rule, { answer: { audiences: [[]] } })).toEqual(['medium certain']);
  });
});

describe('saml-audience-missing says nothing', () => {
  it('of an assertion for somebody, whoever that is', () => {
    expect(found(rule, { answer: { audiences: [['urn:somebody']] } })).toEqual([]);
  });

  it('of an encrypted assertion', () => {
    expect(outcome(rule, { answer: { ...none, isEncrypted: true } })).toBe('not applicable');
  });

  it('of an assertion that its bearer alone cannot use', () => {
    const edited = (xml: string) => xml.replaceAll('cm:bearer', 'cm:holder-of-key');
    expect(outcome(rule, { answer: { ...none, edited } })).toBe('not applicable');
  });
});
