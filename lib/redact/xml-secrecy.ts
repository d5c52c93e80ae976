import { childrenOf, type XmlElement } from '../exchange/xml.ts';

/**
 * What an element or an attribute says about its value.
 * - `ticket`: a session index, which in CAS is the ticket itself
 * - `detail`: inside a status’s detail, where providers put sessions and stack traces: redacted as at `default` at both levels
 * - `named`: what an attribute is called; `label`: what people call it
 * - `qualifier`: an address, or whatever tells apart whose identifiers these are
 * - `party`: who asked or is asked, an address or a name
 * - `class`: a way of logging in, an address or a word
 */
export type XmlSecrecy =
  | 'safe'
  | 'url'
  | 'description'
  | 'detail'
  | 'named'
  | 'label'
  | 'qualifier'
  | 'party'
  | 'class'
  | 'ticket'
  | 'artifact'
  | 'signature'
  | 'cipher'
  | 'name-id'
  | 'attribute'
  | 'certificate'
  | 'digest'
  | 'unknown';

/** By the names that SAML, XML Signature, XML Encryption, WS-Trust and SOAP have for attributes. */
const attributes = table({
  safe: `ID AssertionID ResponseID RequestID InResponseTo Id wsu:Id Version MajorVersion MinorVersion IssueInstant NotBefore NotOnOrAfter
    AuthnInstant AuthenticationInstant SessionNotOnOrAfter ForceAuthn IsPassive AllowCreate AssertionConsumerServiceIndex
    AttributeConsumingServiceIndex WantAuthnRequestsSigned AuthnRequestsSigned WantAssertionsSigned validUntil cacheDuration use index isDefault
    isRequired priority xml:lang Comparison ProxyCount AttributeName mustUnderstand code PrefixList`,
  url: `Destination AssertionConsumerServiceURL ProtocolBinding Recipient Issuer Format NameFormat Value
    Algorithm Method AuthenticationMethod ConfirmationMethod AttributeNamespace Namespace Type URI ValueType
    EncodingType xsi:type OriginalIssuer entityID Location ResponseLocation Binding protocolSupportEnumeration`,
  description: 'Reason',
  party: 'ProviderName Name',
  label: 'FriendlyName',
  qualifier: 'NameQualifier SPNameQualifier SPProvidedID',
  class: 'Consent',
  ticket: 'SessionIndex',
});

/** By the local names of elements. */
const texts = table({
  safe: 'Created Expires Code faultcode MessageID RelatesTo',
  url: `Issuer Audience AuthenticatingAuthority ConfirmationMethod Address TokenType RequestType
    KeyType Action To Value ProviderID NameIDFormat OrganizationURL AttributeProfile Type URI`,
  description: 'StatusMessage faultstring Text Reason authenticationFailure proxyFailure',
  party: 'RequesterID',
  class: 'AuthnContextClassRef AuthnContextDeclRef',
  ticket: 'SessionIndex proxyTicket proxyGrantingTicket',
  artifact: 'Artifact',
  signature: 'SignatureValue',
  cipher: 'CipherValue BinarySecret BinarySecurityToken',
  'name-id': 'NameID NameIdentifier user LocalID Delegate CanonicalID',
  attribute: 'AttributeValue',
  certificate: `X509Certificate X509SerialNumber X509IssuerName X509SubjectName X509SKI Modulus Exponent KeyName KeyIdentifier`,
  digest: 'DigestValue',
});

/** What an attribute of that element holds; namespace declarations are addresses. Names with their prefixes, as written. */
export function secrecyOfAttribute(element: string, name: string): XmlSecrecy {
  if (name === 'xmlns' || name.startsWith('xmlns:')) return 'url';
  // samlp writes the words of a status into an attribute.
  if (element === 'StatusMessage') return 'description';
  if (name === 'Name' && namedByName.has(element)) return 'named';
  return attributes.get(name) ?? attributes.get(name.slice(name.indexOf(':') + 1)) ?? 'unknown';
}

const namedByName: ReadonlySet<string> = new Set(['Attribute', 'RequestedAttribute', 'ClaimType']);

/** What an element of that local name holds. */
export function secrecyOfText(element: string): XmlSecrecy {
  return texts.get(element) ?? 'unknown';
}

const vocabularies =
  /^(?:urn:oasis:names:tc:SAML:|http:\/\/(?:schemas\.xmlsoap\.org\/|docs\.oasis-open\.org\/ws|www\.w3\.org\/2003\/05\/soap-envelope|www\.yale\.edu\/tp\/cas)|xri:\/\/\$xrds$)/;

/** True for a document of one of the login protocols. An envelope must hold a message of one of them. */
export function hasKnownVocabulary(root: XmlElement): boolean {
  if (!vocabularies.test(root.namespace)) return false;
  if (root.local !== 'Envelope') return true;
  return childrenOf(root, 'Body').some((body) =>
    childrenOf(body).some(({ namespace }) => vocabularies.test(namespace)),
  );
}

function table(rows: Partial<Record<XmlSecrecy, string>>): ReadonlyMap<string, XmlSecrecy> {
  return new Map(
    Object.entries(rows).flatMap(([secrecy, names]) =>
      names.split(/\s+/).map((name) => [name, secrecy as XmlSecrecy] as const),
    ),
  );
}
