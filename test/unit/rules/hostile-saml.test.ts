import { describe, expect, it } from 'vitest';
import { rules } from '../../../lib/rules/index.ts';
import { findingsOf, reportOf } from '../../support/flow.ts';
import type { AnswerChanges } from '../../support/saml-login.ts';
import { loginWith } from '../../support/saml-rules.ts';

const ofSaml = new Set<string>(rules.map(({ id }) => id).filter((id) => id.startsWith('saml-')));
const login = (answer: AnswerChanges = {}) => loginWith({ answer });
const found = (answer: AnswerChanges = {}) =>
  findingsOf(login(answer))
    .map(({ rule, severity }) => `${rule} ${severity}`)
    .filter((one) => ofSaml.has(one.split(' ')[0]!))
    .toSorted();
const edited = (edit: (xml: string) => string): AnswerChanges => ({ edited: edit });

const audience = 'https://sp.example/metadata';
/** The same document in other words: every prefix another one, or none. */
const renamed = (xml: string) =>
  xml
    .replaceAll('samlp:', 'q1:')
    .replaceAll(':samlp=', ':q1=')
    .replaceAll('saml:', 'b_2:')
    .replaceAll(':saml=', ':b_2=')
    .replaceAll('ds:', 'sig.x:')
    .replaceAll(':ds=', ':sig.x=');
const unprefixed = (xml: string) =>
  xml
    .replaceAll('<saml:', '<')
    .replaceAll('</saml:', '</')
    .replaceAll('<Assertion ', '<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ')
    .replaceAll('<Issuer>', '<Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">');

describe('what SAML rules say of an answer is the same', () => {
  it.each<[string, (xml: string) => string]>([
    ['under other prefixes', renamed],
    ['without prefixes in the assertion', unprefixed],
    [
      'behind an XML declaration and comments',
      (xml) => `<?xml version="1.0"?><!-- a --><?p i?>${xml}<!-- z -->`,
    ],
    ['with its audience in CDATA', (xml) => xml.replace(`>${audience}<`, `><![CDATA[${audience}]]><`)],
    [
      'with its audience in character references',
      (xml) => xml.replace(`>${audience}<`, `>&#x68;ttps&#58;//sp.example/metadata<`),
    ],
    ['with white space around names', (xml) => xml.replace(`>${audience}<`, `>\n  ${audience}\t<`)],
    ['with attributes in the other quotation marks', (xml) => xml.replace(/ ID="([^"]*)"/g, " ID='$1'")],
  ])('%s', (_, edit) => {
    expect(found(edited(edit))).toEqual(found());
    const unsigned = { signed: 'nothing' } as const;
    expect(found({ ...unsigned, ...edited(edit) })).toEqual(found(unsigned));
    expect(found(unsigned)).toContain('saml-assertion-unsigned high');
  });
});

/** Documents that nobody means well with, or that were cut. */
const hostile: readonly (readonly [string, (xml: string) => string])[] = [
  ['is cut in the middle', (xml) => xml.slice(0, xml.length / 2)],
  ['is cut inside a tag', (xml) => xml.slice(0, xml.lastIndexOf('Audience') + 3)],
  ['has a document type with entities', (xml) => `<!DOCTYPE r [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>${xml}`],
  ['says every attribute twice', (xml) => xml.replace(/ (ID|Version)="([^"]*)"/g, ' $1="$2" $1="x"')],
  ['has no names in its elements', (xml) => xml.replace(/<saml:/g, '<:')],
  ['holds its assertion twice', (xml) => xml.replace(/(<saml:Assertion.*<\/saml:Assertion>)/s, '$1$1')],
  [
    'has an encrypted assertion beside the other',
    (xml) => xml.replace('</samlp:Response>', '<saml:EncryptedAssertion/></samlp:Response>'),
  ],
  [
    'puts an assertion into an assertion',
    (xml) =>
      xml.replace('<saml:Conditions', '<saml:Advice><saml:Assertion ID="in"/></saml:Advice><saml:Conditions'),
  ],
  [
    'has comments in its name',
    (xml) => xml.replace('</saml:NameID>', '<!-- x -->.evil.example</saml:NameID>'),
  ],
  ['has times that are none', (xml) => xml.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '0000-99-99T99:99:99Z')],
  ['has a signature that refers to nothing', (xml) => xml.replace(/URI="#[^"]*"/g, 'URI="#"')],
];

describe('an answer that', () => {
  it.each(hostile)('%s breaks no rule', (_, edit) => {
    for (const signed of ['assertion', 'response', 'both', 'nothing'] as const)
      expect(reportOf(login({ signed, ...edited(edit) })).failures ?? []).toEqual([]);
  });

  it.each<[string, (xml: string) => string]>([
    ['is nested deep', (xml) => xml.replace('</samlp:Response>', `${'<a>'.repeat(20_000)}</samlp:Response>`)],
    [
      'has forty thousand attributes',
      (xml) =>
        xml.replace(
          '<saml:Conditions',
          `<saml:AttributeStatement>${'<saml:Attribute Name="g"/>'.repeat(40_000)}</saml:AttributeStatement><saml:Conditions`,
        ),
    ],
    [
      'has a thousand signatures',
      (xml) =>
        xml.replace(
          '</samlp:Response>',
          `${'<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'.repeat(1000)}</samlp:Response>`,
        ),
    ],
    [
      'opens comments without end',
      (xml) => xml.replace('</samlp:Response>', `${'<!--'.repeat(50_000)}</samlp:Response>`),
    ],
  ])('%s is judged, and soon', (_, edit) => {
    expect(reportOf(login(edited(edit))).failures ?? []).toEqual([]);
  });
});
