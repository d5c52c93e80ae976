import { expect, it } from 'vitest';
import { documentTexts } from '../../../lib/compare/document-texts.ts';

const response = (inside: string): string =>
  Buffer.from(
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" Destination="https://sp.example/acs">${inside}</samlp:Response>`,
  ).toString('base64');

it('what decides in a document is read by name, flags that are off are left out', () => {
  expect(
    documentTexts(response('<Issuer>https://idp.example</Issuer><NameIDPolicy AllowCreate="false"/>')),
  ).toEqual({
    Destination: 'https://sp.example/acs',
    Issuer: 'https://idp.example',
  });
});

it('of a document of very many elements the first are read, and no more are copied', () => {
  const many = `${'<x/>'.repeat(10_000)}<Issuer>https://idp.example</Issuer>`;
  expect(documentTexts(response(many))).toEqual({ Destination: 'https://sp.example/acs' });
});

it.each(['', 'no document', 'PGE+'])('%j is none', (text) => {
  expect(documentTexts(text)).toBeUndefined();
});
