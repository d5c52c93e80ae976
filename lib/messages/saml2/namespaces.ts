/** The namespace of SAML 2.0's messages. SAML Core §3.1. */
export const samlProtocol = 'urn:oasis:names:tc:SAML:2.0:protocol';

/** The namespace of what parties publish about themselves. SAML Metadata §2. */
export const samlMetadata = 'urn:oasis:names:tc:SAML:2.0:metadata';

/** The namespaces of assertions: SAML 2.0's (Core §2.1), and SAML 1.1's, which WS-Federation still carries. */
export const assertionNamespaces: ReadonlySet<string> = new Set([
  'urn:oasis:names:tc:SAML:2.0:assertion',
  'urn:oasis:names:tc:SAML:1.0:assertion',
]);

/** XML Signature's namespace. https://www.w3.org/TR/xmldsig-core1/ */
export const xmlSignature = 'http://www.w3.org/2000/09/xmldsig#';
