import { isHiddenFromPage, pageOriginOf } from '../exchange/page-request.ts';
import { endpointOf } from '../exchange/parameters.ts';
import {
  failedAttempt,
  isAttempt,
  isKeptBack,
  isRead,
  isSelfConfiguring,
  type FailedAttempt,
} from '../flows/attempt.ts';
import { isResourceMetadata } from '../flows/well-known.ts';
import type { Message } from '../messages/message.ts';
import { fact } from './fact.ts';
import { isPage } from './pages/page-kind.ts';

/** A login that died before its first request, taken apart. */
export type Attempt = FailedAttempt & {
  /** The call that an API turned away. */
  readonly call: Message | undefined;
  /** Descriptions of the API that were asked for. RFC 9728 §3. */
  readonly resources: readonly Message[];
  /** Descriptions of an authorization server. RFC 8414 §3; OIDC Discovery §4. */
  readonly documents: readonly Message[];
  readonly registrations: readonly Message[];
  /** The client has to find everything by itself, as MCP clients do; else it was given its server's address. */
  readonly isSelfConfiguring: boolean;
  /** The browser kept an answer from the page, though the document may be there. */
  readonly keptBack: Message | undefined;
  /** Answers to the browser’s question beforehand that were no yes. */
  readonly refusedPreflights: readonly Message[];
  /** Answers to it that name no origin: the call itself then has no answer, whatever the browser calls that. */
  readonly silentPreflights: readonly Message[];
};

/** The attempt that a flow is, if it is one that failed before a login began. */
export const attempt = fact('attempt', ({ flow: { messages } }): Attempt | undefined => {
  const failed = isAttempt(messages) ? failedAttempt(messages) : undefined;
  if (!failed) return undefined;
  const documents = messages.filter(({ kind }) => kind === 'discovery');
  const refusedPreflights = messages.filter(
    ({ kind, exchange: { status = 0 } }) => kind === 'preflight' && status >= 300,
  );
  const silentPreflights = messages.filter(isSilent);
  // Whoever answers 404 to the question beforehand has nothing there; another refusal is of the question alone.
  const absent = new Set(refusedPreflights.filter(isNotFound).map(({ url }) => endpointOf(url)));
  // Clients ask once more without the header for which the browser had to ask beforehand, and read what they then get.
  const told = new Set(documents.filter(isTold).map(({ url }) => endpointOf(url)));
  const isUnasked = (one: Message): boolean =>
    one.exchange.status === 0 && silentPreflights.some(({ url }) => endpointOf(url) === endpointOf(one.url));
  return {
    ...failed,
    call: messages.findLast(({ kind }) => kind === 'resource_request'),
    resources: documents.filter(isResourceMetadata),
    documents: documents.filter((one) => !isResourceMetadata(one)),
    registrations: messages.filter(({ kind }) => kind === 'client_registration'),
    isSelfConfiguring: isSelfConfiguring(messages),
    keptBack: documents.find(
      (one) =>
        (isKeptBack(one) || isUnasked(one)) &&
        !isRead(one) &&
        !isMissing(one) &&
        !absent.has(endpointOf(one.url)) &&
        !told.has(endpointOf(one.url)),
    ),
    refusedPreflights,
    silentPreflights,
  };
});

/** The browser asked beforehand, and the answer lets no page of that origin go on. Fetch standard §4.8. */
function isSilent({ kind, exchange }: Message): boolean {
  const { status = 0 } = exchange;
  const page = pageOriginOf(exchange);
  return (
    kind === 'preflight' &&
    status >= 200 &&
    status < 300 &&
    page !== undefined &&
    isHiddenFromPage(exchange, page)
  );
}

/** The page was told what is there, be it nothing. */
function isTold(message: Message): boolean {
  return (message.exchange.status ?? 0) > 0 && !isKeptBack(message);
}

function isNotFound({ exchange: { status } }: Message): boolean {
  return status === 404 || status === 410;
}

/** There is nothing at that address. */
function isMissing({ exchange: { status = 0 } }: Message): boolean {
  return status >= 400;
}

/** What became of a request, in a few words: `404`, `200 with an HTML page`, `302 to https://…/login`, `kept from the page by CORS`. */
export function howAnswered(message: Message, { refusedPreflights, silentPreflights }: Attempt): string {
  const { status = 0, failure, redirectUrl } = message.exchange;
  const before = refusedPreflights.find(({ url }) => endpointOf(url) === endpointOf(message.url));
  if (before && status === 0) return `${before.exchange.status} to the browser’s question beforehand`;
  if (status >= 400) return String(status);
  if (isKeptBack(message)) return 'kept from the page by CORS';
  if (status === 0 && silentPreflights.some(({ url }) => endpointOf(url) === endpointOf(message.url)))
    return 'kept from the page by CORS';
  if (status === 0) return failure ?? 'no answer';
  if (redirectUrl !== undefined) return `${status} to ${endpointOf(redirectUrl)}`;
  return `${status} with ${isPage(message.exchange) ? 'an HTML page' : 'something that is no such document'}`;
}

/** Every address that was looked at, with what became of it, each once: `https://api.example/.well-known/… (404)`. */
export function lookedAt(messages: readonly Message[], whole: Attempt): string {
  const said = messages.map((one) => `${endpointOf(one.url)} (${howAnswered(one, whole)})`);
  return [...new Set(said)].join(', ');
}
