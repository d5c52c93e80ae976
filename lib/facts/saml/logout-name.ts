import { childrenOf, elementAt, parseXml, textOf, type XmlElement } from '../../exchange/xml.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { SamlDocument } from '../../messages/saml2/document.ts';
import { samlRequestIn, samlResponseIn } from '../../messages/saml2/document-in.ts';
import { fact } from '../fact.ts';
import { answersIn } from './login.ts';

/** One part of the name that the two documents have differently; `null`: it is not there. */
export type NameDifference = {
  readonly name: 'NameQualifier' | 'SPNameQualifier' | 'SPProvidedID' | 'Format' | 'SessionIndex';
  readonly login: string | null;
  readonly logout: string | null;
};

/** A logout that the identity provider refused, and how it named the person and the session, against the assertion that began that session. */
export type LogoutName = {
  readonly request: Message;
  readonly response: Message;
  /** The answer with the assertion. */
  readonly answer: Message;
  readonly code: string;
  readonly issuer: string | undefined;
  /** The names themselves differ. */
  readonly isOtherValue: boolean;
  readonly differences: readonly NameDifference[];
};

/** Statuses that leave the reason open, or say that nobody of that name is known. SAML Core §3.2.2.2. */
const openCodes: ReadonlySet<string> = new Set(['Requester', 'Responder', 'UnknownPrincipal']);

/**
 * The last logout that a service provider asked for and that was refused; `undefined` where its status tells another reason, where one of
 * the two names is encrypted or was not recorded, and where they are alike. They must match strongly. SAML Profiles §4.4.4.1; Core §3.3.4.
 */
export const logoutName = fact('logoutName', ({ flow }): LogoutName | undefined => {
  const refused = refusedIn(flow);
  const begun = refused && begunBy(flow, refused);
  if (!refused || !begun) return undefined;
  const { asked, logout, ...logoutMessages } = refused;
  const { message: answer, assertion, login } = begun;
  const index = indexOf(assertion) ?? null;
  const isOtherSession = index !== null && !asked.sessionIndexes.includes(index);
  const session = { name: 'SessionIndex', login: index, logout: asked.sessionIndexes[0] ?? null } as const;
  const differences = [...differencesOf(login, logout), ...(isOtherSession ? [session] : [])];
  const isOtherValue = textOf(login) !== textOf(logout);
  if (differences.length === 0 && !isOtherValue) return undefined;
  return { ...logoutMessages, answer, isOtherValue, differences };
});

type Refused = Pick<LogoutName, 'request' | 'response' | 'code' | 'issuer'> & {
  readonly asked: SamlDocument;
  /** Its name. */
  readonly logout: XmlElement;
};

function refusedIn(flow: Flow): Refused | undefined {
  const response = messagesOf(flow, 'saml_logout_response').findLast(({ error }) => error);
  const { code = '', description } = response?.error ?? {};
  const answered = response && samlResponseIn(response.params);
  if (!response || description || !openCodes.has(code) || answered?.inResponseTo === undefined)
    return undefined;
  for (const request of messagesOf(flow, 'saml_logout_request')) {
    const asked = samlRequestIn(request.params);
    const logout = asked && elementAt(parseXml(asked.xml), 'NameID');
    if (logout && request.to === 'authorization_server' && asked.id === answered.inResponseTo)
      return { request, response, code, issuer: answered.issuer, asked, logout };
  }
  return undefined;
}

/** The assertion that began the session, by its index where the logout names one, else the last before it. */
function begunBy(
  flow: Flow,
  { request, asked }: Refused,
): { readonly message: Message; readonly assertion: XmlElement; readonly login: XmlElement } | undefined {
  const all = answersIn(flow)
    .filter(({ message }) => message.exchange.startedAt <= request.exchange.startedAt)
    .flatMap(({ message, document }) =>
      childrenOf(parseXml(document.xml), 'Assertion').map((assertion) => ({ message, assertion })),
    );
  const named = all.findLast(({ assertion }) => asked.sessionIndexes.includes(indexOf(assertion) ?? ''));
  const begun = named ?? all.at(-1);
  const login = begun && elementAt(begun.assertion, 'Subject', 'NameID');
  return begun && login && { ...begun, login };
}

function indexOf(assertion: XmlElement): string | undefined {
  return elementAt(assertion, 'AuthnStatement')?.attributes['SessionIndex'];
}

const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

/** A name without Format is in the unspecified one. Core §2.2.2. */
function differencesOf(login: XmlElement, logout: XmlElement): readonly NameDifference[] {
  return (['Format', 'NameQualifier', 'SPNameQualifier', 'SPProvidedID'] as const).flatMap((name) => {
    const [was, is] = [login.attributes[name], logout.attributes[name]];
    const otherwise = name === 'Format' ? unspecified : '';
    return (was || otherwise) === (is || otherwise) ? [] : [{ name, login: was || null, logout: is || null }];
  });
}
