/** What the careless provider and service get wrong in one login; all else is as it should be. */
export type SamlFault = {
  readonly title: string;
  /** Of the answer as `samlp` makes it: what is signed stays rightly signed. */
  readonly made?: Readonly<Record<string, unknown>>;
  /** Of the answer when it is made: what was signed is no longer what was signed, and the service does not look. */
  readonly edit?: (xml: string) => string;
  readonly relayState?: (asked: string) => string;
  /** Of the provider's metadata, which somebody reads before the login. */
  readonly metadata?: (xml: string) => string;
  /** Of the request. */
  readonly asks?: (xml: string) => string;
  /** The answer stands in an address instead of in a form. */
  readonly delivers?: 'query';
  /** After the login: the answer's page is opened again, or the person signs out. */
  readonly then?: 'again' | 'logout';
};

const elsewhere = 'https://elsewhere.example';
const same = (xml: string): string => xml;
const withoutSignatures = (xml: string): string => xml.replace(/<ds:Signature .*?<\/ds:Signature>/gs, '');

/** The signed assertion goes where nobody reads it, and one that anybody wrote stands in its place. */
function wrapped(xml: string): string {
  const signed = /<saml:Assertion .*<\/saml:Assertion>/s.exec(xml)?.[0] ?? '';
  const forged = withoutSignatures(signed)
    .replace(/ ID="[^"]+"/, ' ID="_forged"')
    .replaceAll('alice@', 'mallory@');
  return xml
    .replace(signed, forged)
    .replace('<samlp:Status>', `<samlp:Extensions>${signed}</samlp:Extensions><samlp:Status>`);
}

/** By the rule that finds each; `none` has nothing wrong. */
export const samlFaults = {
  none: { title: 'Nothing wrong', metadata: same, then: 'logout' },
  'assertion-unsigned': { title: 'Neither response nor assertion is signed', edit: withoutSignatures },
  'signature-weak': {
    title: 'The signatures are by SHA-1',
    made: { signatureAlgorithm: 'rsa-sha1', digestAlgorithm: 'sha1' },
  },
  'signature-reach': {
    title: 'What is signed is not what is read',
    made: { signResponse: false },
    edit: wrapped,
  },
  'response-in-query': { title: 'The answer comes in an address', delivers: 'query' },
  'audience-missing': {
    title: 'The assertion is for nobody in particular',
    edit: (xml) => xml.replace(/<saml:AudienceRestriction>.*?<\/saml:AudienceRestriction>/s, ''),
  },
  'audience-other': {
    title: 'The assertion is for another service',
    made: { audience: `${elsewhere}/metadata` },
  },
  'destination-mismatch': {
    title: 'The answer is addressed to another service',
    made: { destination: `${elsewhere}/acs`, recipient: `${elsewhere}/acs` },
  },
  lifetime: { title: 'The assertion is good for a day', made: { lifetimeInSeconds: 86_400 } },
  'in-response-to': {
    title: 'The answer names a request that nobody made',
    edit: (xml) => xml.replace(/ InResponseTo="[^"]+"/g, ' InResponseTo="_somebody-elses-request"'),
  },
  'assertion-replayed': { title: 'One answer is taken twice', then: 'again' },
  'relay-state': { title: 'Another RelayState comes back', relayState: () => 'the-state-of-somebody-else' },
  'over-http': { title: 'The answer goes over plain http' },
  'personal-data-in-clear': { title: 'Name and address of the person stand in the assertion' },
  'metadata-expired': {
    title: 'The provider’s metadata has ended',
    metadata: (xml) => xml.replace('entityID=', 'validUntil="2026-01-01T00:00:00Z" entityID='),
  },
  'metadata-no-signing-key': {
    title: 'The provider’s metadata has no key for signatures',
    metadata: (xml) => xml.replace('use="signing"', 'use="encryption"'),
  },
  'request-unsigned': {
    title: 'The provider wants signed requests, and gets none',
    metadata: (xml) => xml.replace('<IDPSSODescriptor ', '<IDPSSODescriptor WantAuthnRequestsSigned="true" '),
  },
  'nameid-surprise': {
    title: 'Another kind of name comes than was asked for',
    asks: (xml) =>
      xml.replace(
        '</samlp:AuthnRequest>',
        '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"/></samlp:AuthnRequest>',
      ),
  },
  'authn-context-not-met': {
    title: 'The person logged in with less than was asked for',
    asks: (xml) =>
      xml.replace(
        '</samlp:AuthnRequest>',
        '<samlp:RequestedAuthnContext Comparison="exact"><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:X509</saml:AuthnContextClassRef></samlp:RequestedAuthnContext></samlp:AuthnRequest>',
      ),
  },
  'no-authn-statement': {
    title: 'Nothing says how or when the person logged in',
    edit: (xml) => xml.replace(/<saml:AuthnStatement.*?<\/saml:AuthnStatement>/s, ''),
  },
  'logout-unsigned': { title: 'The logout is not signed', then: 'logout' },
  'issuer-mismatch': {
    title: 'Another provider answers than was asked',
    metadata: same,
    made: { issuer: `${elsewhere}/metadata` },
  },
} as const satisfies Readonly<Record<string, SamlFault>>;

/** The name of a fault: the rule's without `saml-`. */
export type SamlFaultName = keyof typeof samlFaults;
