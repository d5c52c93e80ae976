const md = 'urn:oasis:names:tc:SAML:2.0:metadata';
const protocol = 'protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"';
const binding = (name: string): string => `Binding="urn:oasis:names:tc:SAML:2.0:bindings:${name}"`;

/** The identity provider that SAML Metadata has as its example, in short. */
export const identityProviderXml = `<?xml version="1.0"?>
<EntityDescriptor xmlns="${md}" entityID="https://IdentityProvider.com/SAML">
  <IDPSSODescriptor WantAuthnRequestsSigned="true" ${protocol}>
    <KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:KeyName>IdentityProvider.com SSO Key</ds:KeyName></ds:KeyInfo></KeyDescriptor>
    <ArtifactResolutionService isDefault="true" index="0" ${binding('SOAP')} Location="https://IdentityProvider.com/SAML/Artifact"/>
    <SingleLogoutService ${binding('HTTP-Redirect')} Location="https://IdentityProvider.com/SAML/SLO/Browser" ResponseLocation="https://IdentityProvider.com/SAML/SLO/Response"/>
    <SingleSignOnService ${binding('HTTP-Redirect')} Location="https://IdentityProvider.com/SAML/SSO/Browser"/>
  </IDPSSODescriptor>
  <ContactPerson contactType="technical"><GivenName>Fred</GivenName><EmailAddress>fred@identityprovider.example</EmailAddress></ContactPerson>
</EntityDescriptor>`;

/** The service provider beside it, with the addresses of a login in `single-sign-on.ts`. */
export const serviceProviderXml = `<md:EntityDescriptor xmlns:md="${md}" entityID="https://sp.example.com/SAML2"><md:SPSSODescriptor ${protocol}><md:AssertionConsumerService isDefault="true" index="0" ${binding('HTTP-POST')} Location="https://sp.example.com/SAML2/SSO/POST"/></md:SPSSODescriptor></md:EntityDescriptor>`;

/** An identity provider at the addresses of a login in `single-sign-on.ts`. */
export function loginServiceXml(location: string, entityId = 'https://unknown.example'): string {
  return `<EntityDescriptor xmlns="${md}" entityID="${entityId}"><IDPSSODescriptor ${protocol}><SingleSignOnService ${binding('HTTP-Redirect')} Location="${location}"/></IDPSSODescriptor></EntityDescriptor>`;
}

/** A document of services; that of OpenID 2.0, Appendix A.3, unless told otherwise. */
export function xrds({
  type = 'http://specs.openid.net/auth/2.0/signon',
  uri = 'https://www.exampleprovider.com/endpoint/',
  localId = 'https://exampleuser.exampleprovider.com/',
} = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<xrds:XRDS xmlns:xrds="xri://$xrds" xmlns="xri://$xrd*($v*2.0)"><XRD><Service priority="10">
  <Type>${type}</Type><URI>${uri}</URI><LocalID>${localId}</LocalID>
</Service></XRD></xrds:XRDS>`;
}
