import { isCorsFailure } from '../exchange/cors-failure.ts';
import { asText, asTexts } from '../exchange/json.ts';
import { headerValue, mediaType } from '../exchange/headers.ts';
import { isHiddenFromPage, pageOf, pageOriginOf } from '../exchange/page-request.ts';
import { originOf } from '../exchange/parameters.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Message } from '../messages/message.ts';
import { isCallBeforeLogin } from '../messages/oauth2/challenged-request.ts';
import { isLoginOfProxy } from '../messages/oidc/kept-at-proxy.ts';
import { isSignInAddress } from '../messages/sign-in-address.ts';
import { isFedcmLookup, lookupEnd } from './fedcm-attempt.ts';
import { otherResource, resourceWrittenOtherwise } from './other-resource.ts';
import { issuerNamedBy, isResourceMetadata } from './well-known.ts';

/**
 * Where a login died before its first request. `resource`: what the API says of itself. `server`: what the authorization server says of
 * itself. `registration`: the client made itself known and was refused, or cannot. `page`: the page itself may not do what it must.
 * `fedcm`: what the browser asks the provider in the page’s place.
 */
export type AttemptStage = 'resource' | 'server' | 'registration' | 'page' | 'fedcm';

/** An attempt to log in that ended while the client still looked for the way, and the message at which it ended. */
export type FailedAttempt = {
  readonly stage: AttemptStage;
  readonly at: Message;
  /** Nothing went wrong: nobody is signed in at the provider, or nobody whom it wants. */
  readonly isNo?: true;
};

/** True for flows that are nothing but such an attempt: no message of a login is among them. */
export function isAttempt(messages: readonly Message[]): boolean {
  return messages.length > 0 && messages.every(mayBeginAttempt);
}

/** What a client asks for before it knows where to log in: a page or a program, and nobody who opens an address to look at it. */
export function mayBeginAttempt(message: Message): boolean {
  const { kind, exchange } = message;
  if (kind === 'login_window') return true;
  if (isOpenedByHand(exchange) || isFromExtension(exchange)) return false;
  if (isFedcmLookup(message)) return true;
  if (kind === 'preflight') return isDocument(message);
  if (kind === 'resource_request') return isCallBeforeLogin(message);
  return kind === 'discovery' ? isDocument(message) : kind === 'client_registration';
}

function isOpenedByHand({ context: { resourceType }, requestHeaders }: Exchange): boolean {
  if (resourceType === 'main_frame' || resourceType === 'sub_frame') return true;
  return headerValue(requestHeaders, 'sec-fetch-mode')?.toLowerCase() === 'navigate';
}

function isFromExtension({ context: { initiator } }: Exchange): boolean {
  return initiator !== undefined && !/^https?:/i.test(initiator) && initiator !== 'null';
}

function isDocument(message: Message): boolean {
  return isResourceMetadata(message) || issuerNamedBy(message.url) !== undefined;
}

/**
 * How an attempt failed, by its messages in order of time; `undefined` while it may go on, and for what no login was meant by: an API that
 * turns a call away, an address that somebody opened, documents that were only looked for.
 */
export function failedAttempt(messages: readonly Message[]): FailedAttempt | undefined {
  const lookup = lookupEnd(messages);
  if (lookup) return { stage: 'fedcm', ...lookup };
  const asked = messages.filter((message) => message.kind !== 'preflight' && !isFedcmLookup(message));
  if (asked.some(isOpen) || asked.every(({ kind }) => kind === 'resource_request')) return undefined;
  const registrations = asked.filter(({ kind }) => kind === 'client_registration');
  const resources = asked.filter(isResourceMetadata);
  const documents = asked.filter((one) => one.kind === 'discovery' && !isResourceMetadata(one));
  const isMeant = registrations.length > 0 || asked.some(({ kind }) => kind === 'resource_request');
  const refused = registrations.at(-1);
  const dropped = droppedDescription(asked, resources, [...documents, ...registrations]);
  if (dropped) return dropped;
  if (refused && !isUsable(refused))
    return { stage: firstStage(resources, documents) ?? 'registration', at: refused };
  if (refused) return undefined;
  const isForLogin = isMeant || resources.length === 0;
  if (!isForLogin) return undefined;
  const unread = documents.length > 0 && !documents.some(isRead) ? documents.at(-1) : undefined;
  if (unread) return { stage: firstStage(resources, documents) ?? 'server', at: unread };
  const known = documents.findLast(isRead);
  if (!known) return stoppedAt(asked, resources);
  return (
    ofResource(asked, resources) ??
    ofServer(known, isMeant) ??
    ofPkce(known, asked, isMeant) ??
    ofPage(known, isMeant)
  );
}

/**
 * Members of a registration’s answer that are empty where clients need a list or a name, in the order below: who checks the answer cannot go
 * on with it. RFC 7591 §2, §3.2.1.
 */
export function emptyMembersOf({ answer }: Message): readonly string[] {
  const needed = ['redirect_uris', 'grant_types', 'response_types', 'token_endpoint_auth_method'];
  return needed.filter((name) => answer?.[name] === null || answer?.[name] === '');
}

function isUsable(registration: Message): boolean {
  return isRead(registration) && emptyMembersOf(registration).length === 0;
}

/** What was looked for first and not found is what was missing. */
function firstStage(resources: readonly Message[], documents: readonly Message[]): AttemptStage | undefined {
  if (resources.length > 0 && !resources.some(isRead)) return 'resource';
  return documents.length > 0 && !documents.some(isRead) ? 'server' : undefined;
}

function lastOf(messages: readonly Message[], stage: AttemptStage): FailedAttempt | undefined {
  const at = messages.at(-1);
  return at && { stage, at };
}

/** The description is of another resource than the one that was asked: clients must not go on. RFC 9728 §3.3. */
function ofResource(asked: readonly Message[], resources: readonly Message[]): FailedAttempt | undefined {
  const at = resources.findLast((one) => isRead(one) && otherResource(one, asked) !== undefined);
  return at && { stage: 'resource', at };
}

/**
 * No description could be read, or it is of another resource. Or the client read one whose resource is written otherwise than the address
 * it calls, and asked for nothing that it names; when it was turned away again it read it once more and stopped there again. One round
 * alone may go on.
 */
function stoppedAt(asked: readonly Message[], resources: readonly Message[]): FailedAttempt | undefined {
  const read = resources.filter(isRead);
  if (read.length === 0) return lastOf(resources, 'resource');
  const other = ofResource(asked, resources);
  if (other) return other;
  const at = read.at(-1);
  if (at && namesNoServer(at)) return { stage: 'resource', at };
  const between = asked.slice(asked.indexOf(read[0]!), asked.indexOf(at!));
  const isTwice = at && between.some(({ kind }) => kind === 'resource_request');
  return isTwice && resourceWrittenOtherwise(at, asked) ? { stage: 'resource', at } : undefined;
}

/** A description whose list of servers is empty: clients need one at least. RFC 9728 §2; MCP, Authorization Server Location. */
export function namesNoServer({ answer }: Message): boolean {
  return asTexts(answer?.['authorization_servers'])?.length === 0;
}

/** A description of another resource, which the client did not follow: what it asked for in vain after that are guesses. */
function droppedDescription(
  asked: readonly Message[],
  resources: readonly Message[],
  later: readonly Message[],
): FailedAttempt | undefined {
  const other = later.length === 0 || later.some(isRead) ? undefined : ofResource(asked, resources);
  return other && !isFollowed(other.at, later) ? other : undefined;
}

/** The client went on to a server that the description names. */
function isFollowed({ answer }: Message, later: readonly Message[]): boolean {
  const servers = asTexts(answer?.['authorization_servers']) ?? [];
  return later.some(({ url }) => servers.some((server) => originOf(server) === originOf(url)));
}

function ofServer(document: Message, isMeant: boolean): FailedAttempt | undefined {
  if (otherIssuer(document) !== undefined) return { stage: 'server', at: document };
  const { answer } = document;
  const isReadable = answer?.['authorization_endpoint'] !== undefined;
  const cannotRegister =
    isReadable &&
    answer['registration_endpoint'] === undefined &&
    answer['client_id_metadata_document_supported'] !== true;
  return isMeant && cannotRegister ? { stage: 'registration', at: document } : undefined;
}

/** MCP clients must stop where the server does not say that it knows PKCE, since that revision. MCP, Authorization Code Protection. */
const firstWithPkceCheck = '2025-11-25';

function ofPkce(document: Message, asked: readonly Message[], isMeant: boolean): FailedAttempt | undefined {
  const isChecked = asked.some(
    ({ exchange }) =>
      (headerValue(exchange.requestHeaders, 'mcp-protocol-version') ?? '') >= firstWithPkceCheck,
  );
  const begins = document.answer?.['authorization_endpoint'] !== undefined;
  return isMeant && isChecked && begins && !announcesPkce(document)
    ? { stage: 'server', at: document }
    : undefined;
}

/** Whether a server’s metadata names a way of making challenges. RFC 8414 §2. */
export function announcesPkce({ answer }: Message): boolean {
  return (asTexts(answer?.['code_challenge_methods_supported']) ?? []).length > 0;
}

/**
 * The issuer that a document names, where it is not the one that its address was made from; a placeholder is no name (`{tenantid}`).
 * RFC 8414 §3.3; OIDC Discovery §4.3.
 */
export function otherIssuer({
  url,
  answer,
}: Message): { readonly said: string; readonly expected: string } | undefined {
  const said = asText(answer?.['issuer']);
  const expected = issuerNamedBy(url);
  if (said === undefined || expected === undefined || /[{}]/.test(said)) return undefined;
  return said === expected || said === `${expected}/` ? undefined : { said, expected };
}

/** Without https the browser gives a page no cryptography, and a page that fetched the document can make no challenge. RFC 7636 §4.2. */
function ofPage(document: Message, isMeant: boolean): FailedAttempt | undefined {
  const page = pageOf(document.exchange);
  return !isMeant && page !== undefined && isInsecurePage(page) ? { stage: 'page', at: document } : undefined;
}

/** A page that came over http from anywhere but the device itself. https://www.w3.org/TR/secure-contexts/ §3.1. */
function isInsecurePage(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  const isOwn =
    hostname === 'localhost' || hostname.endsWith('.localhost') || /^(?:127\.|\[::1\]$)/.test(hostname);
  return protocol === 'http:' && !isOwn;
}

/** Neither answered nor ended yet. */
function isOpen({ exchange: { status, failure } }: Message): boolean {
  return status === undefined && failure === undefined;
}

/**
 * The client could read the answer and it is what it should be, as far as was recorded: a description in JSON, or a registration. What
 * is led on may lead there, unless it leads to a login.
 */
export function isRead(message: Message): boolean {
  const { exchange, answer, kind } = message;
  const { status = 0, responseHeaders } = exchange;
  if (status >= 300 && status < 400 && exchange.redirectUrl) return !leadsToLogin(exchange);
  if (status < 200 || status >= 300 || isKeptBack(message)) return false;
  if (kind === 'client_registration') return answer === undefined || answer['client_id'] !== undefined;
  return !isSomethingElse(message) && !/html/.test(mediaType(headerValue(responseHeaders, 'content-type')));
}

/** Somebody guards the address with a login of its own: no client has a session there. */
export function leadsToLogin({ redirectUrl }: Exchange): boolean {
  return redirectUrl !== undefined && (isSignInAddress(redirectUrl) || isLoginOfProxy(redirectUrl));
}

/** Something was answered that describes neither a server nor an API. A trace says so where redaction took it away. */
export function isSomethingElse({ answer, exchange: { responseBody, verdicts } }: Message): boolean {
  if (verdicts?.document === 'other') return true;
  if (!answer) return Boolean(responseBody?.text);
  return !describing.some((name) => name in answer);
}

const describing = [
  'issuer',
  'authorization_endpoint',
  'resource',
  'authorization_servers',
  // W3C FedCM §3.2, §3.3
  'provider_urls',
  'accounts_endpoint',
];

/** The server may have answered, and the browser did not let the page read it. Fetch standard §4.10. */
export function isKeptBack(message: Message): boolean {
  const { exchange } = message;
  const page = pageOriginOf(exchange);
  // What the browser asks for itself no page reads.
  if (page === undefined || isFedcmLookup(message)) return false;
  const { requestHeaders: _, ...bare } = exchange;
  return isHiddenFromPage(bare, page) || (!exchange.status && isCorsFailure(exchange.failure));
}

/** True for an attempt of a client that has to find everything by itself: it was turned away by an API, or registers. */
export function isSelfConfiguring(messages: readonly Message[]): boolean {
  return messages.some(
    (one) => one.kind === 'resource_request' || one.kind === 'client_registration' || isResourceMetadata(one),
  );
}

/** Where the attempt was made: pages by their origin; `undefined` for programs and where nothing tells. */
export function placeOf({ exchange }: Message): {
  readonly tab: number | undefined;
  readonly page: string | undefined;
} {
  const page =
    exchange.context.initiator ?? originOf(headerValue(exchange.requestHeaders, 'origin') ?? '') ?? undefined;
  return { tab: exchange.context.tab, page };
}
