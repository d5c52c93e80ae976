import { describe, expect, it } from 'vitest';
import {
  detail,
  found,
  keyXml,
  listXml,
  outcome,
  providerXml,
  published,
  serviceXml,
} from '../../../support/saml-rules.ts';

const rule = 'saml-metadata-no-signing-key';

const signs = 'AuthnRequestsSigned="true"';

describe('saml-metadata-no-signing-key is medium for', () => {
  it.each([
    ['no key at all', ''],
    ['a key for encryption alone', keyXml('encryption')],
  ])('an identity provider with %s', (_, keys) => {
    expect(found(rule, { before: [published(providerXml({ keys }))] })).toEqual(['medium certain']);
  });

  it('a service provider that signs its requests', () => {
    const before = [published(serviceXml({ role: signs }), 'https://sp.example/metadata')];
    expect(found(rule, { before })).toEqual(['medium certain']);
    expect(detail(rule, { before })).toContain('service provider');
  });
});

describe('saml-metadata-no-signing-key says nothing', () => {
  it.each([
    ['a key for signatures', keyXml('signing')],
    ['a key for both uses', keyXml('')],
    [
      'a key by its name',
      '<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:KeyName>k1</ds:KeyName></ds:KeyInfo></md:KeyDescriptor>',
    ],
  ])('of %s', (_, keys) => {
    expect(found(rule, { before: [published(providerXml({ keys }))] })).toEqual([]);
    expect(outcome(rule, { before: [published(providerXml({ keys }))] })).toBe('pass');
  });

  it('of a service provider that signs nothing', () => {
    const before = [published(serviceXml(), 'https://sp.example/metadata')];
    expect(outcome(rule, { before })).toBe('not applicable');
  });

  it('of others in a federation’s list', () => {
    const other = providerXml({ entityId: 'urn:other', keys: '' }).replace(
      'idp.example/sso',
      'x.example/sso',
    );
    expect(found(rule, { before: [published(listXml([providerXml(), other]))] })).toEqual([]);
  });
});
