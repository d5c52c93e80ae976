import type { Exchange, Header } from '../../lib/exchange/exchange.ts';
import { samlFactsOf, type SamlFacts } from '../../lib/facts/saml/facts.ts';
import { baseTime, exchange, form, urlWith, type ExchangeFields } from './exchange.ts';
import { flowIn } from './flows-in.ts';
import { signatureXml, type SignatureChanges } from './saml-signature.ts';
import { deflated, encoded } from './single-sign-on.ts';

/** What a test changes of a SAML request. `null` leaves an attribute out. */
export type RequestChanges = {
  readonly id?: string;
  readonly issuer?: string;
  readonly consumer?: string | null;
  readonly consumerIndex?: string;
  readonly binding?: string | null;
  readonly issued?: number;
  readonly relayState?: string | null;
  /** What is asked for inside. */
  readonly inside?: string;
  /** Address of the provider. */
  readonly at?: string;
  readonly exchange?: Partial<Exchange>;
};

/** What a test changes of an answer. Times are milliseconds; `null` leaves an attribute or element out. */
export type AnswerChanges = {
  readonly id?: string;
  readonly assertionId?: string;
  readonly inResponseTo?: string | null;
  /** Of the confirmation; that of the response unless told. */
  readonly innerInResponseTo?: string | null;
  readonly destination?: string | null;
  /** One confirmation for each. */
  readonly recipients?: readonly (string | null)[];
  readonly issuer?: string;
  readonly innerIssuer?: string;
  readonly audiences?: readonly (readonly string[])[];
  readonly issued?: number;
  readonly notBefore?: number | null;
  readonly notOnOrAfter?: number | null;
  /** A list has one for each of the confirmations. */
  readonly confirmedUntil?: number | null | readonly number[];
  readonly authenticated?: number;
  readonly sessionUntil?: number;
  readonly nameIdFormat?: string;
  readonly authnContext?: string;
  /** Certificate that comes with the assertion's signature; without it there is no signature. */
  readonly certificate?: string;
  readonly status?: string;
  /** What is signed with a signature of its own, by whatever {@link AnswerChanges.signature} says; nothing unless told or given a certificate. */
  readonly signed?: 'assertion' | 'response' | 'both' | 'nothing';
  readonly signature?: SignatureChanges;
  /** Fields beside the answer. */
  readonly beside?: Readonly<Record<string, string>>;
  /** The whole document, changed before it is packed. */
  readonly edited?: (xml: string) => string;
  /** Encrypted, so that nothing in it can be read. */
  readonly isEncrypted?: boolean;
  readonly relayState?: string | null;
  /** Where it is posted. */
  readonly at?: string;
  readonly exchange?: Partial<Exchange>;
};

/** The addresses of the login that the builders make. */
export const service = { entityId: 'https://sp.example/metadata', consumer: 'https://sp.example/saml/acs' };
export const provider = { entityId: 'https://idp.example/metadata', signOn: 'https://idp.example/sso' };

const namespaces =
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';
const success = '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>';

/** A header `Date` that says this time. */
export function dated(time: number): Header {
  return ['Date', new Date(time).toUTCString()];
}

/** A service provider sends the browser to its provider, at {@link baseTime} unless told otherwise. */
export function samlRequest(changes: RequestChanges = {}): Exchange {
  const { relayState = 'r1', at = provider.signOn } = changes;
  const parameters = {
    SAMLRequest: deflated(requestXmlOf(changes)),
    ...(relayState !== null && { RelayState: relayState }),
  };
  return exchange({
    url: urlWith(at, parameters),
    status: 200,
    responseHeaders: [dated(baseTime)],
    context: { resourceType: 'main_frame' },
    ...changes.exchange,
  });
}

function requestXmlOf(changes: RequestChanges): string {
  const { id = '_request1', issuer = service.entityId, consumer = service.consumer, inside = '' } = changes;
  const binding =
    changes.binding === undefined ? 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST' : changes.binding;
  const attributes = [
    attribute('ID', id),
    attribute('IssueInstant', timeText(changes.issued ?? baseTime)),
    attribute('AssertionConsumerServiceURL', consumer),
    attribute('AssertionConsumerServiceIndex', changes.consumerIndex ?? null),
    attribute('ProtocolBinding', binding),
  ].join(' ');
  return `<samlp:AuthnRequest ${namespaces} Version="2.0" ${attributes}><saml:Issuer>${issuer}</saml:Issuer>${inside}</samlp:AuthnRequest>`;
}

/** The provider's answer reaches the service provider a second later, which takes it. */
export function samlAnswer(changes: AnswerChanges = {}): Exchange {
  const { relayState = 'r1', at = service.consumer } = changes;
  const fields = {
    SAMLResponse: encoded(answerXmlOf(changes)),
    ...(relayState !== null && { RelayState: relayState }),
    ...changes.beside,
  };
  return form(at, fields, {
    status: 302,
    redirectUrl: 'https://sp.example/home',
    responseHeaders: [dated(baseTime + 1000)],
    context: { resourceType: 'main_frame', initiator: 'https://idp.example' },
    ...changes.exchange,
  });
}

function answerXmlOf(changes: AnswerChanges): string {
  const { id = '_response1', issuer = provider.entityId, status = success, isEncrypted } = changes;
  const attributes = [
    attribute('ID', id),
    attribute('IssueInstant', timeText(changes.issued ?? baseTime + 900)),
    attribute('InResponseTo', orElse(changes.inResponseTo, '_request1')),
    attribute('Destination', orElse(changes.destination, service.consumer)),
  ].join(' ');
  const inside = isEncrypted
    ? '<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"/></saml:EncryptedAssertion>'
    : status === success
      ? assertionXmlOf(changes)
      : '';
  const signature = signs(changes, 'response') ? signatureXml(id, changes.signature) : '';
  const xml = `<samlp:Response ${namespaces} Version="2.0" ${attributes}><saml:Issuer>${issuer}</saml:Issuer>${signature}<samlp:Status>${status}</samlp:Status>${inside}</samlp:Response>`;
  return changes.edited ? changes.edited(xml) : xml;
}

function signs({ signed }: AnswerChanges, what: 'assertion' | 'response'): boolean {
  return signed === what || signed === 'both';
}

function assertionXmlOf(changes: AnswerChanges): string {
  const { assertionId = '_assertion1', innerIssuer = changes.issuer ?? provider.entityId } = changes;
  return `<saml:Assertion Version="2.0" ${attribute('ID', assertionId)} ${attribute('IssueInstant', timeText(changes.issued ?? baseTime + 900))}><saml:Issuer>${innerIssuer}</saml:Issuer>${signatureXmlOf(changes)}${subjectXmlOf(changes)}${conditionsXmlOf(changes)}${statementXmlOf(changes)}</saml:Assertion>`;
}

function signatureXmlOf(changes: AnswerChanges): string {
  const { certificate, assertionId = '_assertion1', signature } = changes;
  if (certificate === undefined && !signs(changes, 'assertion')) return '';
  return signatureXml(assertionId, { ...signature, ...(certificate !== undefined && { certificate }) });
}

function subjectXmlOf(changes: AnswerChanges): string {
  const {
    recipients = [service.consumer],
    nameIdFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  } = changes;
  const inner = changes.innerInResponseTo === undefined ? changes.inResponseTo : changes.innerInResponseTo;
  const { confirmedUntil: until } = changes;
  const confirmations = recipients.map((recipient, at) => {
    const own = typeof until === 'object' && until !== null ? until[at] : until;
    const attributes = [
      attribute('InResponseTo', orElse(inner, '_request1')),
      attribute('NotOnOrAfter', timeText(orElse(own, baseTime + 300_000))),
      attribute('Recipient', recipient),
    ].join(' ');
    return `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData ${attributes}/></saml:SubjectConfirmation>`;
  });
  return `<saml:Subject><saml:NameID Format="${nameIdFormat}">jo@example.test</saml:NameID>${confirmations.join('')}</saml:Subject>`;
}

function conditionsXmlOf(changes: AnswerChanges): string {
  const { audiences = [[service.entityId]] } = changes;
  const restrictions = audiences.map(
    (names) =>
      `<saml:AudienceRestriction>${names.map((name) => `<saml:Audience>${name}</saml:Audience>`).join('')}</saml:AudienceRestriction>`,
  );
  const attributes = [
    attribute('NotBefore', timeText(orElse(changes.notBefore, baseTime - 30_000))),
    attribute('NotOnOrAfter', timeText(orElse(changes.notOnOrAfter, baseTime + 300_000))),
  ].join(' ');
  return `<saml:Conditions ${attributes}>${restrictions.join('')}</saml:Conditions>`;
}

function statementXmlOf(changes: AnswerChanges): string {
  const {
    authnContext = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
    authenticated = baseTime,
  } = changes;
  const attributes = [
    attribute('AuthnInstant', timeText(authenticated)),
    attribute('SessionNotOnOrAfter', timeText(changes.sessionUntil ?? null)),
  ].join(' ');
  return `<saml:AuthnStatement ${attributes}><saml:AuthnContext><saml:AuthnContextClassRef>${authnContext}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`;
}

function orElse<T>(value: T | null | undefined, otherwise: T): T | null {
  return value === undefined ? otherwise : value;
}

function timeText(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

function attribute(name: string, value: string | null): string {
  return value === null ? '' : `${name}="${value}"`;
}

/** A request and its answer. */
export function samlLogin(request: RequestChanges = {}, answer: AnswerChanges = {}): readonly Exchange[] {
  return [samlRequest(request), samlAnswer(answer)];
}

/** The facts of the last answer of the one flow that these exchanges make. */
export function samlFactsIn(...fields: readonly ExchangeFields[]): SamlFacts {
  return samlFactsOf(flowIn(...fields)).at(-1)!;
}

/** The facts of a login, changed as told. */
export function factsOfLogin(request: RequestChanges = {}, answer: AnswerChanges = {}): SamlFacts {
  return samlFactsIn(...samlLogin(request, answer));
}
