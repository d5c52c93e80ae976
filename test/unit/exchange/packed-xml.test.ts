import { describe, expect, it } from 'vitest';
import { packXml, unpackXml } from '../../../lib/exchange/packed-xml.ts';
import { deflated, encoded } from '../../support/single-sign-on.ts';

const xml = '<samlp:AuthnRequest ID="é"/>';

describe('a document in a parameter', () => {
  it.each([
    ['base64', encoded(xml)],
    ['deflate', deflated(xml)],
    ['plain', xml],
  ])('packed as %s is unpacked, and packed the same way', (packing, value) => {
    expect(unpackXml(value)).toEqual({ text: xml, packing });
    expect(unpackXml(packXml({ text: xml, packing: packing as 'plain' }))).toEqual({ text: xml, packing });
  });

  it('may be wrapped at 64 columns, and have blanks where a plus was not escaped', () => {
    const value = encoded(`<a>${'~~~???>>>'.repeat(20)}</a>`);
    expect(value).toContain('+');
    const wrapped = value.replace(/.{64}/g, '$&\r\n').replaceAll('+', ' ');
    expect(unpackXml(wrapped)).toEqual(unpackXml(value));
  });
});

describe('is not taken for a document', () => {
  it.each([
    ['nothing', ''],
    ['a word', 'true'],
    ['base64 of text', btoa('just some words, no markup')],
    ['base64 of JSON', btoa('{"SAML":true}')],
    ['base64 that inflates to text', deflated('no markup here either')],
    ['base64 of a picture', 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ'],
    ['a JWT', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'],
  ])('%s', (_, value) => {
    expect(unpackXml(value)).toBeUndefined();
  });
});
