import type { Exchange } from '../../lib/exchange/exchange.ts';
import { baseTime, capture, exchange, form, redirect, urlWith } from './exchange.ts';
import { taken } from './saml-rules.ts';
import { signatureXml } from './saml-signature.ts';
import { deflated, encoded } from './single-sign-on.ts';

/** How an identity provider of that product writes its answers, by its documentation and recordings of it. */
export type SamlVendor = {
  readonly name: string;
  readonly issuer: string;
  readonly signOn: string;
  /** Prefixes of protocol and assertion; an empty one is the default namespace. */
  readonly prefixes: readonly [protocol: string, assertion: string];
  readonly signs: 'assertion' | 'response' | 'both';
  readonly nameId: string;
  /** Seconds from the answer's making. */
  readonly conditions: readonly [from: number, until: number];
  readonly confirmation: number;
  readonly attributes: readonly string[];
  readonly request: 'redirect' | 'form';
};

const nameId = (version: '1.1' | '2.0', kind: string): string =>
  `urn:oasis:names:tc:SAML:${version}:nameid-format:${kind}`;

/** Each of another handwriting. */
export const samlVendors: readonly SamlVendor[] = [
  {
    name: 'ADFS',
    issuer: 'http://adfs.corp.example/adfs/services/trust',
    signOn: 'https://adfs.corp.example/adfs/ls/',
    prefixes: ['samlp', ''],
    signs: 'assertion',
    nameId: nameId('1.1', 'unspecified'),
    conditions: [0, 3600],
    confirmation: 300,
    attributes: ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn'],
    request: 'redirect',
  },
  {
    name: 'Okta',
    issuer: 'http://www.okta.com/exk1fcia6d6EMsf331d8',
    signOn: 'https://acme.okta.example/app/acme_tool_1/exk1fcia6d6EMsf331d8/sso/saml',
    prefixes: ['saml2p', 'saml2'],
    signs: 'both',
    nameId: nameId('1.1', 'emailAddress'),
    conditions: [-300, 300],
    confirmation: 300,
    attributes: ['firstName', 'email'],
    request: 'form',
  },
  {
    name: 'Keycloak',
    issuer: 'https://kc.example/realms/staff',
    signOn: 'https://kc.example/realms/staff/protocol/saml',
    prefixes: ['samlp', 'saml'],
    signs: 'response',
    nameId: nameId('2.0', 'persistent'),
    conditions: [-2, 58],
    confirmation: 300,
    attributes: ['Role'],
    request: 'form',
  },
  {
    name: 'SimpleSAMLphp',
    issuer: 'https://login.uni.example/saml2/idp/metadata.php',
    signOn: 'https://login.uni.example/saml2/idp/SSOService.php',
    prefixes: ['samlp', 'saml'],
    signs: 'both',
    nameId: nameId('2.0', 'transient'),
    conditions: [-30, 300],
    confirmation: 300,
    attributes: ['urn:oid:1.3.6.1.4.1.5923.1.1.1.9'],
    request: 'redirect',
  },
  {
    name: 'Shibboleth',
    issuer: 'https://idp.uni.example/idp/shibboleth',
    signOn: 'https://idp.uni.example/idp/profile/SAML2/Redirect/SSO',
    prefixes: ['saml2p', 'saml2'],
    signs: 'response',
    nameId: nameId('2.0', 'transient'),
    conditions: [0, 300],
    confirmation: 300,
    attributes: ['urn:oid:1.3.6.1.4.1.5923.1.1.1.7'],
    request: 'redirect',
  },
  {
    name: 'Entra ID',
    issuer: 'https://sts.windows.example/8f1a/',
    signOn: 'https://login.microsoftonline.example/8f1a/saml2',
    prefixes: ['samlp', ''],
    signs: 'assertion',
    nameId: nameId('2.0', 'persistent'),
    conditions: [-300, 3600],
    confirmation: 3600,
    attributes: ['http://schemas.microsoft.com/identity/claims/tenantid'],
    request: 'redirect',
  },
];

/** What is otherwise in a vendor's login. */
export type VendorChanges = { readonly signed?: boolean; readonly isEncrypted?: boolean };

const service = { entityId: 'https://tool.example/saml', acs: 'https://tool.example/saml/acs' };

/** A login at that provider that the service provider took. */
export function vendorLogin(vendor: SamlVendor, changes: VendorChanges = {}): readonly Exchange[] {
  const fields = { SAMLResponse: encoded(responseXml(vendor, changes)), RelayState: 'r' };
  const answer = form(service.acs, fields, {
    status: 302,
    redirectUrl: 'https://tool.example/home',
    context: { resourceType: 'main_frame', initiator: new URL(vendor.signOn).origin },
    ...taken.accepted,
  });
  return capture(requestOf(vendor), answer);
}

/** The same with an artifact in place of the answer. */
export function vendorArtifact(vendor: SamlVendor): readonly Exchange[] {
  const artifact = Buffer.concat([Buffer.from([0, 4, 0, 0]), Buffer.alloc(40, 7)]).toString('base64');
  const url = urlWith(service.acs, { SAMLart: artifact, RelayState: 'r' });
  return capture(requestOf(vendor), redirect(url, 'https://tool.example/home', taken.accepted));
}

function requestOf({ signOn, request }: SamlVendor): Exchange {
  const xml = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_q" Version="2.0" IssueInstant="${at(0)}" Destination="${signOn}" AssertionConsumerServiceURL="${service.acs}"><saml:Issuer>${service.entityId}</saml:Issuer></samlp:AuthnRequest>`;
  const page = { status: 200, context: { resourceType: 'main_frame' } } as const;
  return request === 'form'
    ? form(signOn, { SAMLRequest: encoded(xml), RelayState: 'r' }, page)
    : exchange({ url: urlWith(signOn, { SAMLRequest: deflated(xml), RelayState: 'r' }), ...page });
}

function at(seconds: number): string {
  return new Date(baseTime + seconds * 1000).toISOString();
}

function responseXml(vendor: SamlVendor, { signed = true, isEncrypted }: VendorChanges): string {
  const { prefixes, issuer, signs } = vendor;
  const p = prefixed(prefixes[0]);
  const signature = signed && signs !== 'assertion' ? signatureXml('_r') : '';
  const inside = isEncrypted
    ? `<${prefixed(prefixes[1])}EncryptedAssertion ${declared(prefixes[1])}><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"/></${prefixed(prefixes[1])}EncryptedAssertion>`
    : assertionXml(vendor, signed && signs !== 'response');
  return `<${p}Response xmlns${prefixes[0] && `:${prefixes[0]}`}="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" Version="2.0" IssueInstant="${at(1)}" Destination="${service.acs}" InResponseTo="_q">${issuerXml(prefixes[1], issuer)}${signature}<${p}Status><${p}StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></${p}Status>${inside}</${p}Response>`;
}

function prefixed(prefix: string): string {
  return prefix && `${prefix}:`;
}

function declared(prefix: string): string {
  return `xmlns${prefix && `:${prefix}`}="urn:oasis:names:tc:SAML:2.0:assertion"`;
}

function issuerXml(prefix: string, issuer: string): string {
  return `<${prefixed(prefix)}Issuer ${declared(prefix)}>${issuer}</${prefixed(prefix)}Issuer>`;
}

function assertionXml(
  { prefixes, issuer, nameId, conditions, confirmation, attributes }: SamlVendor,
  isSigned: boolean,
): string {
  const a = prefixed(prefixes[1]);
  const told = attributes.map(
    (name) => `<${a}Attribute Name="${name}"><${a}AttributeValue>x</${a}AttributeValue></${a}Attribute>`,
  );
  return `<${a}Assertion ${declared(prefixes[1])} ID="_a" Version="2.0" IssueInstant="${at(1)}"><${a}Issuer>${issuer}</${a}Issuer>${isSigned ? signatureXml('_a') : ''}<${a}Subject><${a}NameID Format="${nameId}">somebody</${a}NameID><${a}SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><${a}SubjectConfirmationData InResponseTo="_q" NotOnOrAfter="${at(confirmation)}" Recipient="${service.acs}"/></${a}SubjectConfirmation></${a}Subject><${a}Conditions NotBefore="${at(conditions[0])}" NotOnOrAfter="${at(conditions[1])}"><${a}AudienceRestriction><${a}Audience>${service.entityId}</${a}Audience></${a}AudienceRestriction></${a}Conditions><${a}AttributeStatement>${told.join('')}</${a}AttributeStatement><${a}AuthnStatement AuthnInstant="${at(0)}" SessionIndex="_s"><${a}AuthnContext><${a}AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</${a}AuthnContextClassRef></${a}AuthnContext></${a}AuthnStatement></${a}Assertion>`;
}
