import { unpackXml } from '../exchange/packed-xml.ts';
import { prettyXml } from '../exchange/write-xml.ts';
import type { SamlAssertion } from './saml2/assertion.ts';
import { decodeSaml, type SamlDocument } from './saml2/document.ts';
import { decodeTokenResponse, type TokenResponse } from './wsfed/token-response.ts';

/** Members to show by name; what is absent is left out. Times are NumericDates. */
export type Members = Readonly<Record<string, unknown>>;

/** A document of SAML or WS-Federation, made ready to be shown. */
export type ReadableDocument = {
  /** Its root element (`AuthnRequest`). */
  readonly title: string;
  readonly members: Members;
  readonly assertions: readonly ReadableAssertion[];
  readonly encrypted: number;
  /** Short name of the algorithm; `undefined` where the message has no signature of its own. */
  readonly signed: string | undefined;
  readonly xml: string;
};

/** An assertion in it. */
export type ReadableAssertion = {
  readonly members: Members;
  readonly attributes: Members;
  readonly signed: string | undefined;
  /** When it begins and ends to be good, in seconds since 1970. */
  readonly from: number | undefined;
  readonly expires: number | undefined;
};

const names: ReadonlySet<string> = new Set(['SAMLRequest', 'SAMLResponse', 'wresult', 'logoutRequest']);

/** The document in a parameter; `undefined` for other parameters and for what is none. */
export function documentOfText(name: string, text: string): ReadableDocument | undefined {
  if (!names.has(name)) return undefined;
  const xml = prettyXml(unpackXml(text)?.text ?? '');
  if (xml === undefined) return undefined;
  if (name === 'wresult') {
    const response = decodeTokenResponse(text);
    return response && ofTokenResponse(response, xml);
  }
  const document = decodeSaml(text);
  return document && ofMessage(document, xml);
}

function ofMessage(document: SamlDocument, xml: string): ReadableDocument {
  const { status } = document;
  return {
    title: document.root,
    members: present({
      Issuer: document.issuer,
      ID: document.id,
      InResponseTo: document.inResponseTo,
      IssueInstant: numericDate(document.issueInstant),
      Destination: document.destination,
      AssertionConsumerServiceURL: document.assertionConsumerServiceUrl,
      ProtocolBinding: lastPart(document.protocolBinding),
      NameIDPolicy: lastPart(document.nameIdFormat),
      IsPassive: document.isPassive || undefined,
      ForceAuthn: document.forceAuthn || undefined,
      RequestedAuthnContext: list(document.requestedAuthnContexts.map((urn) => lastPart(urn) ?? '')),
      StatusCode: status && list([status.code, status.subcode ?? ''].map((urn) => lastPart(urn) ?? '')),
      StatusMessage: status?.message,
      NameID: document.nameId?.value,
      SessionIndex: list(document.sessionIndexes),
    }),
    assertions: document.assertions.map(ofAssertion),
    encrypted: document.encryptedAssertions,
    signed: document.signature && (lastPart(document.signature.algorithm) ?? 'unnamed algorithm'),
    xml,
  };
}

function ofTokenResponse(response: TokenResponse, xml: string): ReadableDocument {
  return {
    title: response.fault ? 'Fault' : 'RequestSecurityTokenResponse',
    members: present({
      AppliesTo: response.appliesTo,
      TokenType: response.tokenType,
      Created: numericDate(response.created),
      Expires: numericDate(response.expires),
      StatusCode: response.fault?.code,
      StatusMessage: response.fault?.reason ?? undefined,
    }),
    assertions: response.assertions.map(ofAssertion),
    encrypted: response.encryptedTokens,
    signed: undefined,
    xml,
  };
}

function ofAssertion(assertion: SamlAssertion): ReadableAssertion {
  const [confirmation] = assertion.confirmations;
  const from = numericDate(assertion.notBefore ?? assertion.issueInstant);
  const expires = numericDate(assertion.notOnOrAfter);
  return {
    members: present({
      Issuer: assertion.issuer,
      ID: assertion.id,
      IssueInstant: numericDate(assertion.issueInstant),
      NameID: assertion.nameId?.value,
      SubjectConfirmation: lastPart(confirmation?.method),
      Recipient: confirmation?.recipient,
      InResponseTo: confirmation?.inResponseTo,
      NotBefore: numericDate(assertion.notBefore),
      NotOnOrAfter: expires,
      Audience: list(assertion.audiences),
      AuthnInstant: numericDate(assertion.authnInstant),
      AuthnContextClassRef: lastPart(assertion.authnContext),
      SessionIndex: assertion.sessionIndex,
    }),
    attributes: Object.fromEntries(
      assertion.attributes.map(({ name, friendlyName, values }) => [
        friendlyName ?? name,
        list(values) ?? '',
      ]),
    ),
    signed: assertion.signature && (lastPart(assertion.signature.algorithm) ?? 'unnamed algorithm'),
    from: typeof from === 'number' ? from : undefined,
    expires: typeof expires === 'number' ? expires : undefined,
  };
}

function present(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** xs:dateTime as seconds since 1970; what is none stays as it is written. */
function numericDate(text: string | undefined): number | string | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? text : time / 1000;
}

function list(values: readonly string[]): string | undefined {
  return values.filter(Boolean).join(', ') || undefined;
}

/** `…:status:AuthnFailed` and `…/xmldsig-more#rsa-sha256` by what tells them apart. */
function lastPart(identifier: string | undefined): string | undefined {
  return identifier?.replace(/^.*[:#/](?=[^:#/]+$)/s, '');
}
