import { describe, expect, it } from 'vitest';
import { flowsOf } from '../../../support/flow.ts';
import { statusXml } from '../../../support/single-sign-on.ts';
import { found, loginWith, outcome } from '../../../support/saml-rules.ts';

const rule = 'saml-assertion-unsigned';
const unsigned = { signed: 'nothing' } as const;

describe('saml-assertion-unsigned is', () => {
  it('high where the service provider accepted it', () => {
    expect(found(rule, { answer: unsigned })).toEqual(['high certain']);
  });

  it('medium where nobody saw what became of it', () => {
    expect(found(rule, { answer: unsigned, taken: 'unseen' })).toEqual(['medium certain']);
  });

  it('a remark where it was refused: the provider has something to mend all the same', () => {
    expect(found(rule, { answer: unsigned, taken: 'refused' })).toEqual(['info certain']);
  });

  it('high where nobody had asked', () => {
    const answer = { ...unsigned, inResponseTo: null, relayState: null };
    expect(found(rule, { request: null, answer })).toEqual(['high certain']);
  });

  it('high where one assertion is signed and another is not', () => {
    const edited = (xml: string) =>
      xml.replace(
        '</samlp:Response>',
        `${/<saml:Assertion.*<\/saml:Assertion>/
          .exec(xml)![0]
          .replace(/<ds:Signature.*<\/ds:Signature>/, '')
          .replace('_assertion1', '_assertion2')}</samlp:Response>`,
      );
    const told = flowsOf(loginWith({ answer: { edited } })).flatMap(({ findings }) => findings);
    // What is signed is not what is read: that is the headline.
    expect(told.find((one) => one.rule === rule)).toMatchObject({
      severity: 'high',
      part_of: 'saml-signature-reach',
    });
  });
});

describe('saml-assertion-unsigned says nothing', () => {
  it.each(['assertion', 'response', 'both'] as const)('of a signature on %s, right or wrong', (signed) => {
    expect(found(rule, { answer: { signed } })).toEqual([]);
    expect(outcome(rule, { answer: { signed } })).toBe('pass');
  });

  it('of an encrypted assertion: its signature may be inside', () => {
    expect(outcome(rule, { answer: { ...unsigned, isEncrypted: true } })).toBe('not applicable');
  });

  it('of an encrypted assertion in a signed response', () => {
    expect(outcome(rule, { answer: { signed: 'response', isEncrypted: true } })).toBe('pass');
  });

  it('of a refusal, which signs nobody in', () => {
    const status = statusXml('Responder', 'AuthnFailed', 'no');
    expect(outcome(rule, { answer: { ...unsigned, status } })).toBe('not applicable');
  });

  it('of a signature that stands beside the answer', () => {
    const answer = { ...unsigned, beside: { SigAlg: 'urn:sha256', Signature: 'c2ln' } };
    expect(outcome(rule, { answer })).toBe('not applicable');
  });
});
