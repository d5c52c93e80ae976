import { describe, expect, it } from 'vitest';
import { samlEntitiesIn } from '../../../../lib/messages/saml2/entity.ts';
import { identityProviderXml, serviceProviderXml } from '../../../support/party-documents.ts';

const md = 'urn:oasis:names:tc:SAML:2.0:metadata';
const key = (use: string, certificate: string): string =>
  `<KeyDescriptor ${use}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>`;
const provider = (inside: string, more = ''): string =>
  `<EntityDescriptor xmlns="${md}" entityID="https://idp.example" ${more}><IDPSSODescriptor>${inside}</IDPSSODescriptor></EntityDescriptor>`;

describe('a party describes itself', () => {
  it('as an identity provider with its addresses (SAML Metadata §2.4.3)', () => {
    expect(samlEntitiesIn(identityProviderXml)).toMatchObject([
      {
        entityId: 'https://IdentityProvider.com/SAML',
        signingCertificates: [],
        signOnServices: [{ location: 'https://IdentityProvider.com/SAML/SSO/Browser' }],
        assertionConsumers: [],
      },
    ]);
  });

  it('as a service with the addresses it wants answers at (§2.4.4)', () => {
    expect(samlEntitiesIn(serviceProviderXml)[0]?.assertionConsumers).toEqual([
      {
        location: 'https://sp.example.com/SAML2/SSO/POST',
        binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
        index: '0',
        isDefault: true,
      },
    ]);
  });

  it('with what it signs and wants signed, role by role', () => {
    const [idp] = samlEntitiesIn(identityProviderXml);
    expect(idp?.provider).toEqual({ signingKeys: 1, wantsSignedRequests: true });
    expect(idp?.service).toBeUndefined();
    expect(samlEntitiesIn(serviceProviderXml)[0]?.service).toEqual({ signingKeys: 0, signsRequests: false });
  });

  it('with the certificates it signs with, and not those it is written to with', () => {
    const keys = key('use="signing"', 'MIIA\n BBBB') + key('use="encryption"', 'MIICCC') + key('', 'MIIDDD');
    expect(samlEntitiesIn(provider(keys))[0]?.signingCertificates).toEqual(['MIIABBBB', 'MIIDDD']);
  });

  it('for a time, its own and that of the list it stands in', () => {
    const list = `<EntitiesDescriptor xmlns="${md}" validUntil="2026-02-01T00:00:00Z">${provider('', 'validUntil="2026-03-01T00:00:00Z"')}${provider('').replace('idp.', 'other.')}</EntitiesDescriptor>`;
    expect(samlEntitiesIn(list).map(({ entityId, validUntil }) => [entityId, validUntil])).toEqual([
      ['https://idp.example', ['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z']],
      ['https://other.example', ['2026-02-01T00:00:00Z']],
    ]);
  });
});

it.each([
  ['nothing', undefined],
  ['a page that speaks of one', '<html><body>EntityDescriptor</body></html>'],
  ['one in another namespace', '<EntityDescriptor entityID="https://idp.example"/>'],
  ['one without a name', `<EntityDescriptor xmlns="${md}"/>`],
  ['a cut document', provider('').slice(0, 80)],
])('is none: %s', (_, body) => {
  expect(samlEntitiesIn(body)).toEqual([]);
});
