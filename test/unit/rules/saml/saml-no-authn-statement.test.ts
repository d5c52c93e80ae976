import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf } from '../../../support/flow.ts';
import { found, outcome } from '../../../support/saml-rules.ts';

const rule = 'saml-no-authn-statement';
const without = {
  answer: {
    edited: (xml: string) => xml.replace(/<saml:AuthnStatement[\s\S]*?<\/saml:AuthnStatement>/, ''),
  },
};

describe('saml-no-authn-statement is low', () => {
  it('for a response that does not say how the person signed in', () => {
    expect(found(rule, without)).toEqual(['low certain']);
  });
});

describe('saml-no-authn-statement says nothing', () => {
  it('of a response that does', () => {
    expect(outcome(rule, {})).toBe('pass');
  });

  it('of an encrypted assertion, and of a refusal', () => {
    expect(outcome(rule, { answer: { isEncrypted: true } })).toBe('not applicable');
    const status = '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/>';
    expect(outcome(rule, { answer: { status } })).toBe('not applicable');
  });

  it('of another protocol', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
