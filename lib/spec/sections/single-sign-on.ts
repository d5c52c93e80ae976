import type { ReadSections } from './read-sections.ts';

/** Documents of SAML, WS-Federation and CAS: the sections that are cited, by number. */
export const singleSignOnSections = {
  'saml-core': {
    read: 'quoted',
    titles: {
      '1.3.4': 'ID and ID Reference Values',
      '2.3.4': 'Element <EncryptedAssertion>',
      '2.4.1.2': 'Element <SubjectConfirmationData>',
      '2.5.1.2': 'Attributes NotBefore and NotOnOrAfter',
      '2.5.1.4': 'Elements <AudienceRestriction> and <Audience>',
      '2.7.2': 'Element <AuthnStatement>',
      '2.7.3': 'Element <AttributeStatement>',
      '3.2.2': 'Complex Type StatusResponseType',
      '3.2.2.2': 'Element <StatusCode>',
      '3.3.2.2.1': 'Element <RequestedAuthnContext>',
      '3.4.1': 'Element <AuthnRequest>',
      '3.4.1.1': 'Element <NameIDPolicy>',
      '5.3': 'Signature Inheritance',
      '5.4.1': 'Signing Formats and Algorithms',
      '5.4.5': 'KeyInfo',
      '5.4.2': 'References',
      '5.4.4': 'Transforms',
      '6': 'SAML and XML Encryption Syntax and Processing',
      '8.3.7': 'Persistent Identifier',
      '8.3.8': 'Transient Identifier',
    },
  },
  'saml-bindings': {
    read: 'quoted',
    titles: {
      '3.1.2.1': 'Use of SSL 3.0 or TLS 1.0',
      '3.4': 'HTTP Redirect Binding',
      '3.4.3': 'RelayState',
      '3.4.4.1': 'DEFLATE Encoding',
      '3.5': 'HTTP POST Binding',
      '3.5.3': 'RelayState',
      '3.5.5.2': 'Security Considerations',
    },
  },
  'saml-metadata': {
    read: 'quoted',
    titles: {
      '2.3.2': 'Element <EntityDescriptor>',
      '2.4.1.1': 'Element <KeyDescriptor>',
      '2.4.3': 'Element <IDPSSODescriptor>',
      '2.4.4': 'Element <SPSSODescriptor>',
      '4.3.1': 'Metadata Instance Caching',
    },
  },
  'saml-profiles': {
    read: 'quoted',
    titles: {
      '4.1': 'Web Browser SSO Profile',
      '4.1.2': 'Profile Overview',
      '4.1.4.1': '<AuthnRequest> Usage',
      '4.1.4.2': '<Response> Usage',
      '4.1.4.5': 'POST-Specific Processing Rules',
      '4.1.5': 'Unsolicited Responses',
      '4.4.4.1': '<LogoutRequest> Usage',
      '4.4.4.2': '<LogoutResponse> Usage',
    },
  },
  cas: {
    read: 'opened',
    titles: {
      '2.1': '/login as credential requestor',
      '2.3': '/logout',
      '2.5.2': 'response',
      '2.5.3': 'error codes',
      '2.8': '/p3/serviceValidate [CAS 3.0]',
      '3.1': 'service ticket',
    },
  },
} as const satisfies ReadSections;
