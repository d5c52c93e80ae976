import { describe, expect, it } from 'vitest';
import { detail, found, outcome } from '../../../support/saml-rules.ts';

const rule = 'saml-signature-reach';

const assertionIn = (xml: string) => /<saml:Assertion.*<\/saml:Assertion>/.exec(xml)![0];
const bare = (assertion: string) =>
  assertion.replace(/<ds:Signature.*<\/ds:Signature>/, '').replace('_assertion1', '_evil');
const edited = (change: (xml: string, assertion: string) => string) => ({
  answer: { edited: (xml: string) => change(xml, assertionIn(xml)) },
});
const wrapped = edited((xml, assertion) =>
  xml
    .replace(assertion, bare(assertion))
    .replace('<samlp:Status>', `<samlp:Extensions>${assertion}</samlp:Extensions><samlp:Status>`),
);

describe('saml-signature-reach is high for', () => {
  it('a signed assertion in Extensions, and an unsigned one where it is read', () => {
    expect(found(rule, wrapped)).toEqual(['high firm']);
    expect(detail(rule, wrapped)).toContain('Response/Extensions/Assertion');
  });

  it('a signed assertion beside an unsigned one', () => {
    const beside = edited((xml, assertion) => xml.replace(assertion, bare(assertion) + assertion));
    expect(found(rule, beside)).toEqual(['high firm']);
  });

  it('a signed assertion inside the unsigned one’s own signature object', () => {
    const inObject = edited((xml, assertion) =>
      xml.replace(
        assertion,
        bare(assertion).replace(
          '</saml:Issuer>',
          `</saml:Issuer><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:Reference URI="#_assertion1"/></ds:SignedInfo><ds:Object>${assertion}</ds:Object></ds:Signature>`,
        ),
      ),
    );
    expect(found(rule, inObject)).toEqual(['high firm']);
  });

  it.each([
    ['no reference', { uris: [] }],
    ['several references', { uris: ['#_assertion1', '#_other'] }],
    ['a reference to another element', { uris: ['#_response1'] }],
    ['a reference to the whole document from within', { uris: [''] }],
    [
      'a transform that picks what to look at',
      { transforms: ['http://www.w3.org/TR/1999/REC-xpath-19991116'] },
    ],
  ])('%s', (_, signature) => {
    expect(found(rule, { answer: { signature } })).toEqual(['high firm']);
  });

  it('an ID that stands twice', () => {
    expect(
      found(rule, { answer: { assertionId: '_response1', signature: { uris: ['#_response1'] } } }),
    ).toEqual(['high firm']);
  });
});

describe('saml-signature-reach is a remark', () => {
  it('where the service provider refused', () => {
    expect(found(rule, { ...wrapped, taken: 'refused' })).toEqual(['info firm']);
  });

  it('for a comment inside a name, also in a trace, which has no comments', () => {
    const comment = edited((xml) => xml.replace('jo@example.test', 'jo@example.test<!---->.evil.example'));
    expect(found(rule, comment)).toEqual(['info firm']);
  });

  it('for canonicalization of another kind, which hides nothing', () => {
    const transforms = [
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
    ];
    expect(found(rule, { answer: { signature: { transforms } } })).toEqual(['info firm']);
  });
});

describe('saml-signature-reach says nothing', () => {
  it.each(['assertion', 'both'] as const)('of a signature on %s that names its own element', (signed) => {
    expect(found(rule, { answer: { signed } })).toEqual([]);
    expect(outcome(rule, { answer: { signed } })).toBe('pass');
  });

  it('of a response signed as a whole, by its ID or as the document', () => {
    expect(found(rule, { answer: { signed: 'response' } })).toEqual([]);
    expect(found(rule, { answer: { signed: 'response', signature: { uris: [''] } } })).toEqual([]);
  });

  it('of several assertions that are all signed', () => {
    const two = edited((xml, assertion) =>
      xml.replace(assertion, assertion + assertion.replaceAll('_assertion1', '_b')),
    );
    expect(found(rule, two)).toEqual([]);
  });

  it('of a signed assertion in the advice of a signed one', () => {
    const advice = edited((xml, assertion) =>
      xml.replace(
        '</saml:Conditions>',
        `</saml:Conditions><saml:Advice>${assertion.replaceAll('_assertion1', '_b')}</saml:Advice>`,
      ),
    );
    expect(found(rule, advice)).toEqual([]);
  });

  it('of a comment between elements', () => {
    expect(
      found(
        rule,
        edited((xml) => xml.replace('<saml:Subject>', '<!-- who --><saml:Subject>')),
      ),
    ).toEqual([]);
  });

  it('of a comment after a name, or after an empty one', () => {
    const after = (xml: string) =>
      xml
        .replace('</saml:Subject>', '<!-- end --></saml:Subject>')
        .replace('<saml:Subject>', '<saml:Subject><saml:NameID Format="x"/>');
    expect(outcome(rule, edited(after))).toBe('pass');
  });

  it('where nothing is signed: another rule tells that', () => {
    expect(outcome(rule, { answer: { signed: 'nothing' } })).toBe('not applicable');
  });
});

it('saml-signature-reach tells the first three faults of hundreds', () => {
  const signature = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>';
  const places = Array.from(
    { length: 200 },
    (_, at) => `<e${at}><saml:Assertion>${signature}</saml:Assertion></e${at}>`,
  );
  const inAdvice = edited((xml) =>
    xml.replace('</saml:Conditions>', `</saml:Conditions><saml:Advice>${places.join('')}</saml:Advice>`),
  );
  expect(detail(rule, inAdvice)).toContain('Advice/e2/Assertion');
  expect(detail(rule, inAdvice)).not.toContain('Advice/e3/Assertion');
});
