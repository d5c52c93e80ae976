import { describe, expect, it } from 'vitest';
import { nothingLearned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { exchange, type ExchangeFields } from '../../../support/exchange.ts';
import {
  identityProviderXml,
  loginServiceXml,
  serviceProviderXml,
} from '../../../support/party-documents.ts';

const messageOf = (fields: ExchangeFields) => recognise(exchange(fields), nothingLearned)[0];
const at = (text: string, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
  url: 'https://party.example/saml/metadata',
  responseBody: { mediaType: 'application/xml', text },
  ...more,
});
const md = 'urn:oasis:names:tc:SAML:2.0:metadata';

describe('what a party publishes about itself', () => {
  it('is read: who it is, and where it takes messages', () => {
    expect(messageOf(at(identityProviderXml))).toMatchObject({
      kind: 'saml_metadata',
      from: 'client',
      to: 'authorization_server',
      confidence: 'certain',
      answer: {
        entityID: ['https://IdentityProvider.com/SAML'],
        role: 'identity provider',
        locations: [
          'https://IdentityProvider.com/SAML/Artifact',
          'https://IdentityProvider.com/SAML/SLO/Browser',
          'https://IdentityProvider.com/SAML/SLO/Response',
          'https://IdentityProvider.com/SAML/SSO/Browser',
        ],
      },
    });
  });

  it('of a service provider is for the identity provider to read', () => {
    expect(messageOf(at(serviceProviderXml))).toMatchObject({ from: 'authorization_server', to: 'client' });
  });

  it('of a whole federation names all of its entities, and no one role', () => {
    const list = `<EntitiesDescriptor xmlns="${md}">${loginServiceXml('https://a.example/sso', 'https://a.example')}${serviceProviderXml}</EntitiesDescriptor>`;
    const { answer } = messageOf(at(list)) ?? {};
    expect(answer?.['entityID']).toEqual(['https://a.example', 'https://sp.example.com/SAML2']);
    expect(answer).not.toHaveProperty('role');
  });

  it('of WS-Federation names its address as WS-Addressing does (§3.1.2.7)', () => {
    const sts = `<EntityDescriptor xmlns="${md}" entityID="urn:sts"><RoleDescriptor xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706"><fed:PassiveRequestorEndpoint><EndpointReference xmlns="http://www.w3.org/2005/08/addressing"><Address> https://sts.example/adfs/ls/ </Address></EndpointReference></fed:PassiveRequestorEndpoint></RoleDescriptor></EntityDescriptor>`;
    expect(messageOf(at(sts))?.answer?.['locations']).toEqual(['https://sts.example/adfs/ls/']);
  });

  it.each([
    ['by its media type', at('', { responseHeaders: [['Content-Type', 'application/samlmetadata+xml']] })],
    [
      'by the name that WS-Federation gives it',
      at('', { url: 'https://sts.example/FederationMetadata/2007-06/FederationMetadata.xml' }),
    ],
  ])('is known %s where its body was not recorded', (_, { responseBody: _body, ...fields }) => {
    expect(messageOf(fields)).toMatchObject({ kind: 'saml_metadata', confidence: 'firm' });
    expect(messageOf(fields)?.answer).toBeUndefined();
  });
});

describe('is not one', () => {
  it.each([
    ['a page that shows one', at(`<html><pre>&lt;EntityDescriptor xmlns="${md}"/></pre></html>`)],
    [
      'an element of that name in another namespace',
      at('<EntityDescriptor xmlns="urn:other" entityID="x"/>'),
    ],
    ['one cut off', at(identityProviderXml.slice(0, 300))],
    ['one inside a message', at(`<Extensions xmlns="${md}">${serviceProviderXml}</Extensions>`)],
    ['a posted one', at(identityProviderXml, { method: 'POST' })],
    ['an empty answer at such an address', at('')],
    ['an address alone', { url: 'https://party.example/saml/metadata' }],
  ])('%s', (_, fields) => {
    expect(messageOf(fields)).toBeUndefined();
  });
});
