import { unpackXml, type Packing } from '../../exchange/packed-xml.ts';
import {
  childrenOf,
  elementAt,
  elementsNamed,
  parseXml,
  textOf,
  type XmlElement,
} from '../../exchange/xml.ts';
import { nameIdOf, readAssertion, textsOf, type SamlAssertion, type SamlNameId } from './assertion.ts';
import { isTrue } from './boolean.ts';
import { samlProtocol } from './namespaces.ts';
import { signatureOf, type SamlSignature } from './signature.ts';

/** The messages that are told apart; the root element decides. SAML Core §3.4, §3.5, §3.7. */
export const samlRoots = [
  'AuthnRequest',
  'Response',
  'LogoutRequest',
  'LogoutResponse',
  'ArtifactResolve',
  'ArtifactResponse',
] as const;

/** A root element of {@link samlRoots}. */
export type SamlRoot = (typeof samlRoots)[number];

/** How a request ended: the URNs as written, most general first, and the sender's words. SAML Core §3.2.2.1. */
export type SamlStatus = {
  /** `…:status:Success`, `…:Requester`, `…:Responder`, `…:VersionMismatch`. */
  readonly code: string;
  /** `…:status:AuthnFailed` and its like. */
  readonly subcode: string | undefined;
  readonly message: string | undefined;
  /** Text of `StatusDetail`, which has no form of its own. */
  readonly detail: string | undefined;
};

/** A SAML 2.0 message. What it lacks is undefined or empty; times (xs:dateTime) are as written. Nothing in it was verified. */
export type SamlDocument = {
  readonly root: SamlRoot;
  readonly xml: string;
  readonly packing: Packing;
  readonly id: string | undefined;
  readonly inResponseTo: string | undefined;
  readonly issueInstant: string | undefined;
  readonly destination: string | undefined;
  /** Entity id of who sent it. */
  readonly issuer: string | undefined;
  /** AuthnRequest §3.4.1: where the answer is to go, and how. */
  readonly assertionConsumerServiceUrl: string | undefined;
  /** Or which of the addresses in the sender's metadata, by its number. */
  readonly assertionConsumerServiceIndex: string | undefined;
  readonly protocolBinding: string | undefined;
  readonly nameIdFormat: string | undefined;
  readonly isPassive: boolean;
  readonly forceAuthn: boolean;
  readonly requestedAuthnContexts: readonly string[];
  /** `exact` where nothing is said, `minimum`, `maximum`, `better`. Core §3.3.2.2.1. */
  readonly authnContextComparison: string;
  /** Answers. */
  readonly status: SamlStatus | undefined;
  readonly assertions: readonly SamlAssertion[];
  /** How many assertions are encrypted: only their receiver can read them. Core §2.3.4. */
  readonly encryptedAssertions: number;
  /** Logout requests: who, and which of their sessions. Personal. Core §3.7.1. */
  readonly nameId: SamlNameId | undefined;
  readonly sessionIndexes: readonly string[];
  /** ArtifactResolve §3.5.1. */
  readonly artifact: string | undefined;
  /** The message's own signature. In the redirect binding `SigAlg` and `Signature` stand beside it instead (Bindings §3.4.4.1). */
  readonly signature: SamlSignature | undefined;
};

/** Reads a `SAMLRequest` or `SAMLResponse` in any binding's encoding; `undefined` for what is no SAML 2.0 message. */
export function decodeSaml(value: string | undefined): SamlDocument | undefined {
  const packed = value === undefined ? undefined : unpackXml(value);
  const root = packed && parseXml(packed.text);
  return root && isSamlMessage(root) ? readMessage(root, packed.text, packed.packing) : undefined;
}

/** The message in a SOAP envelope's body; `undefined` when there is none. SAML Bindings §3.2. */
export function samlInEnvelope(text: string): SamlDocument | undefined {
  const message = elementAt(parseXml(text), 'Body')?.children.find(
    (child): child is XmlElement => typeof child !== 'string' && isSamlMessage(child),
  );
  return message && readMessage(message, text, 'plain');
}

function isSamlMessage({ namespace, local }: XmlElement): boolean {
  return namespace === samlProtocol && samlRoots.some((root) => root === local);
}

function readMessage(root: XmlElement, xml: string, packing: Packing): SamlDocument {
  const { attributes } = root;
  const context = elementAt(root, 'RequestedAuthnContext');
  return {
    root: root.local as SamlRoot,
    xml,
    packing,
    id: attributes['ID'],
    inResponseTo: attributes['InResponseTo'],
    issueInstant: attributes['IssueInstant'],
    destination: attributes['Destination'],
    issuer: textOf(elementAt(root, 'Issuer')),
    assertionConsumerServiceUrl: attributes['AssertionConsumerServiceURL'],
    assertionConsumerServiceIndex: attributes['AssertionConsumerServiceIndex'],
    protocolBinding: attributes['ProtocolBinding'],
    nameIdFormat: elementAt(root, 'NameIDPolicy')?.attributes['Format'],
    isPassive: isTrue(attributes['IsPassive']),
    forceAuthn: isTrue(attributes['ForceAuthn']),
    requestedAuthnContexts: context ? textsOf(elementsNamed(context, 'AuthnContextClassRef')) : [],
    authnContextComparison: context?.attributes['Comparison'] ?? 'exact',
    status: readStatus(elementAt(root, 'Status')),
    assertions: childrenOf(root, 'Assertion').map(readAssertion),
    encryptedAssertions: childrenOf(root, 'EncryptedAssertion').length,
    nameId: nameIdOf(root),
    sessionIndexes: textsOf(childrenOf(root, 'SessionIndex')),
    artifact: textOf(elementAt(root, 'Artifact')),
    signature: signatureOf(root),
  };
}

function readStatus(status: XmlElement | undefined): SamlStatus | undefined {
  const top = elementAt(status, 'StatusCode');
  const code = top?.attributes['Value'];
  if (code === undefined) return undefined;
  const subcode = elementAt(top, 'StatusCode')?.attributes['Value'];
  const said = elementAt(status, 'StatusMessage');
  const detail = textOf(elementAt(status, 'StatusDetail'));
  // samlp, and so Auth0, writes it into an attribute.
  return { code, subcode, message: textOf(said) ?? said?.attributes['Value'], detail };
}
