import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { SamlAssertion, SamlConfirmation } from '../../messages/saml2/assertion.ts';
import type { SamlDocument } from '../../messages/saml2/document.ts';
import { samlRequestIn, samlResponseIn } from '../../messages/saml2/document-in.ts';
import { samlEntitiesIn, type SamlEntity } from '../../messages/saml2/entity.ts';

/** A request of a service provider, and the document in it. */
export type SamlRequest = { readonly message: Message; readonly document: SamlDocument };

/** An answer as it reached a service provider. */
export type SamlAnswer = {
  /** The request in which the service provider read it. */
  readonly message: Message;
  /** Where the browser was told to send it: another message where a redirect that keeps the form (307, 308) came between. */
  readonly posted: Message;
  readonly document: SamlDocument;
  /** The assertion that logs in; `undefined` where there is none, or none that can be read. */
  readonly assertion: SamlAssertion | undefined;
  /** The request that it names, else the last one before it. */
  readonly request: SamlRequest | undefined;
  /** The answer says itself which request it is for. */
  readonly namesRequest: boolean;
};

/** A party that described itself, and where it did. */
export type DescribedEntity = SamlEntity & { readonly message: Message };

/** What was recorded of a login with SAML 2.0, read once. */
export type SamlLogin = {
  readonly flow: Flow;
  /** In order of time, each once however often it was sent. */
  readonly requests: readonly SamlRequest[];
  /** In order of time. One that comes twice is there twice. */
  readonly answers: readonly SamlAnswer[];
  /** Parties that described themselves in this flow. */
  readonly entities: readonly DescribedEntity[];
};

/** Reads the documents of a flow; a flow of another protocol has none. Answers whose form was not recorded are left out. */
export function samlLoginOf(flow: Flow): SamlLogin {
  const requests = requestsIn(flow);
  return {
    flow,
    requests,
    answers: answersIn(flow).map((answer) => withRequest(answer, requests)),
    entities: messagesOf(flow, 'saml_metadata').flatMap((message) =>
      samlEntitiesIn(message.exchange.responseBody?.text).map((entity) => ({ ...entity, message })),
    ),
  };
}

/** The requests of a flow, each once however often it was sent. */
export function requestsIn(flow: Pick<Flow, 'messages'>): readonly SamlRequest[] {
  const seen = new Set<string | undefined>();
  return messagesOf(flow, 'saml_authn_request').flatMap((message) => {
    const document = samlRequestIn(message.params);
    if (document?.root !== 'AuthnRequest' || seen.has(document.id)) return [];
    seen.add(document.id);
    return [{ message, document }];
  });
}

type Bare = Pick<SamlAnswer, 'message' | 'posted' | 'document'>;

/** The answers of a flow in order of time, hops of one delivery taken together. */
export function answersIn(flow: Pick<Flow, 'messages'>): readonly Bare[] {
  const all: Bare[] = [];
  for (const message of messagesOf(flow, 'saml_response')) {
    const document = samlResponseIn(message.params);
    if (document?.root !== 'Response') continue;
    const before = all.at(-1);
    if (before && isHop(before, message, document))
      all[all.length - 1] = { message, posted: before.posted, document };
    else all.push({ message, posted: message, document });
  }
  return all;
}

/** The form was sent on to another address as it was. RFC 9110 §15.4.8, §15.4.9. */
function isHop({ message, document }: Bare, next: Message, { id }: SamlDocument): boolean {
  const { status, redirectUrl } = message.exchange;
  return (status === 307 || status === 308) && redirectUrl === next.url && document.id === id;
}

function withRequest(answer: Bare, requests: readonly SamlRequest[]): SamlAnswer {
  const { assertions } = answer.document;
  const named = namedRequest(answer.document);
  const before = requests.filter(({ message }) => timeOf(message) <= timeOf(answer.message));
  const own = before.find(({ document }) => named !== undefined && document.id === named);
  return {
    ...answer,
    assertion: assertions.find(({ authnInstant }) => authnInstant !== undefined) ?? assertions[0],
    request: own ?? before.at(-1),
    namesRequest: own !== undefined,
  };
}

/** The confirmations that whoever brings the assertion may use; one without a method is taken for such. SAML Profiles §3.3. */
export function bearersOf({ confirmations }: SamlAssertion): readonly SamlConfirmation[] {
  return confirmations.filter(({ method }) => method === undefined || method.endsWith(':bearer'));
}

/** ID of the request that a response answers, by itself or by the confirmation in its assertion. SAML Core §3.2.2, §2.4.1.2. */
function namedRequest({ inResponseTo, assertions }: SamlDocument): string | undefined {
  return inResponseTo ?? assertions.flatMap(({ confirmations }) => confirmations)[0]?.inResponseTo;
}
