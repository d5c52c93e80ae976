import { asText } from '../exchange/json.ts';
import { pageOriginOf } from '../exchange/page-request.ts';
import { endpointOf, hostOf, originOf, queryParameters, withoutFragment } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { isCallBeforeLogin, metadataOfChallenge } from '../messages/oauth2/challenged-request.ts';
import type { Assembly } from './assembly.ts';
import { mayBeginAttempt } from './attempt.ts';
import { hasNoRoomFor } from './bounds.ts';
import { createAttempts } from './attempts.ts';
import { isAnswered, hasTokens, requestOf, serverOriginOf, startOf, type FlowDraft } from './draft.ts';
import { timeOf } from './flow.ts';
import { isExactTie, servesLogin } from './serving.ts';
import { nearnessOf, type Nearness } from './serving-place.ts';
import type { Servers } from './servers.ts';
import { issuerNamedBy, isResourceMetadata } from './well-known.ts';
import { isFrontChannelResponse, kinds } from '../vocabulary/kinds.ts';

/**
 * Discovery, keys and registrations serve a login; they make none. One that comes while a login runs belongs to it; one
 * that comes between two logins waits for the next and, until that begins, is on loan to the one before.
 */
export type Supporting = {
  /** Finds a home for the message, now or later. */
  take(message: Message): void;
  /** A flow began: what waited for it moves in. */
  began(draft: FlowDraft): void;
  /** Forgets messages of an exchange that is being replaced. */
  forget(exchangeId: string): void;
  /** Another form of a message takes its place in the queue. */
  replace(old: Message, message: Message): void;
};

/** True for messages that serve a login and make none. A call without a token is one: the refusal that led to the login. */
export function isSupporting(message: Message): boolean {
  if (kinds[message.kind].serves || isCallBeforeLogin(message)) return true;
  return message.kind === 'preflight' && mayBeginAttempt(message);
}

/** It goes before the login that it begins, and never belongs to one before. */
function isPrelude({ kind }: Message): boolean {
  return kind === 'resource_request' || kinds[kind].serves?.when === 'before';
}

type Waiting = { message: Message; lender: FlowDraft | undefined };

const longestWait = 10 * 60_000;
const mostWaiting = 100;

/** With nothing waiting yet; moves messages between the drafts of `assembly`. */
export function createSupporting(assembly: Assembly, servers: Servers): Supporting {
  const waiting: Waiting[] = [];
  const attempts = createAttempts(assembly);
  const settle = () => {
    attempts.settle(waiting.filter(({ lender }) => lender === undefined).map(({ message }) => message));
  };
  const serves = (message: Message, draft: FlowDraft) =>
    !attempts.has(draft) && servesFlow(message, draft, servers);
  const latestServed = (message: Message) => mostLikelyServed(assembly, message, serves);
  const isApartFrom = ({ message }: Waiting, draft: FlowDraft): boolean =>
    nearnessOf(message, draft) === 'apart' && !isExactTie(message);
  /** The message leaves its lender and the queue, for good or (from another tab) until a nearer login begins. */
  const move = (entry: Waiting, draft: FlowDraft): void => {
    const isApart = isApartFrom(entry, draft);
    if (!isApart) waiting.splice(waiting.indexOf(entry), 1);
    if (entry.lender === draft) return;
    if (entry.lender?.messages.includes(entry.message)) assembly.remove(entry.lender, entry.message);
    if (isApart) entry.lender = draft;
    assembly.add(draft, entry.message);
  };
  return {
    take(message) {
      const before = isPrelude(message) ? begunBy(assembly, message, serves) : latestServed(message);
      if (before && hasNoRoomFor(before.messages, message)) return;
      if (before && isOfNext(message, before, waiting)) {
        waiting.push({ message, lender: undefined });
        return;
      }
      if (before && ((isRunning(before) && isAnswered(before)) || isSettled(message))) {
        assembly.add(before, message);
        return;
      }
      if (before) assembly.add(before, message);
      waiting.push({ message, lender: before });
      if (waiting.length > mostWaiting) waiting.shift();
      if (!before) settle();
    },
    began(draft) {
      for (let moved = true; moved;) {
        const fitting = waiting.filter(
          (entry) =>
            entry.lender !== draft &&
            // What has a login leaves it for one that is as near: another tab's is not.
            !(entry.lender && isApartFrom(entry, draft)) &&
            (startOf(draft) - timeOf(entry.message) <= longestWait || isExactTie(entry.message)) &&
            serves(entry.message, draft),
        );
        const next = nearestFirst(fitting, draft).find((entry) => !isAnothersCopy(entry.message, draft));
        moved = next !== undefined;
        if (next) move(next, draft);
      }
      settle();
    },
    forget(exchangeId) {
      const at = waiting.findIndex(({ message }) => message.exchange.id === exchangeId);
      if (at >= 0) waiting.splice(at, 1);
    },
    replace(old, message) {
      const entry = waiting.find((one) => one.message === old);
      if (entry) entry.message = message;
    },
  };
}

/**
 * A call that was turned away after this login’s answer named the description, or such a description named the server that this document is
 * of: both begin another login. RFC 9728 §2, §5.1.
 */
function isOfNext(message: Message, before: FlowDraft, waiting: readonly Waiting[]): boolean {
  if (message.kind !== 'discovery') return false;
  const answered = before.messages.findLast(isFrontChannelResponse);
  const since = waiting.filter((one) => !one.lender && answered && timeOf(one.message) > timeOf(answered));
  const issuer = asText(message.answer?.['issuer']) ?? issuerNamedBy(message.url);
  return since.some(({ message: other }) =>
    isResourceMetadata(other)
      ? issuer !== undefined && [other.answer?.['authorization_servers']].flat().includes(issuer)
      : endpointOf(metadataOfChallenge(other.exchange) ?? '') === endpointOf(message.url),
  );
}

/** What is asked for after a login, and what begins one: it never moves on to the next. */
function isSettled(message: Message): boolean {
  return isPrelude(message) || kinds[message.kind].serves?.when === 'after';
}

/** The login that is known already and that the message began. */
function begunBy(assembly: Assembly, message: Message, serves: Serves): FlowDraft | undefined {
  return assembly.drafts
    .slice(-16)
    .find((draft) => startOf(draft) >= timeOf(message) && serves(message, draft));
}

function isRunning(draft: FlowDraft): boolean {
  return requestOf(draft) !== undefined && !hasTokens(draft) && !hasFailed(draft);
}

function hasFailed(draft: FlowDraft): boolean {
  return draft.messages.some((message) => message.kind === 'authorization_response' && message.error);
}

/**
 * Of the flows before the message the one it serves: one that waits for its tokens where the message came from, else one
 * that has them there, else one that waits, else the latest.
 */
function mostLikelyServed({ drafts }: Assembly, message: Message, serves: Serves): FlowDraft | undefined {
  let best: { readonly draft: FlowDraft; readonly rank: number } | undefined;
  for (let at = drafts.length - 1, looked = 0; at >= 0 && looked < 16; at -= 1, looked += 1) {
    const draft = drafts[at]!;
    if (startOf(draft) > timeOf(message) || !serves(message, draft)) continue;
    const nearness = nearnessOf(message, draft);
    const rank =
      isRunning(draft) && isAnswered(draft) ? 1 + ranks[nearness] : nearness === 'same' ? ofSamePage : 0;
    if (!best || rank > best.rank) best = { draft, rank };
  }
  return best?.draft;
}

type Serves = (message: Message, draft: FlowDraft) => boolean;

/** A finished login of the very page goes before one elsewhere that still waits: a server’s, out of sight, waits for ever. */
const ofSamePage = 2.5;

const ranks: Readonly<Record<Nearness, number>> = { same: 3, unknown: 2, elsewhere: 1, apart: -1 };

/** Ties that leave no doubt first, for others follow them; then by place; then the latest. */
function nearestFirst(entries: readonly Waiting[], draft: FlowDraft): readonly Waiting[] {
  const rank = ({ message }: Waiting) => (isExactTie(message) ? 4 : ranks[nearnessOf(message, draft)]);
  return entries.toReversed().toSorted((a, b) => rank(b) - rank(a));
}

/** The same document fetched by another page or tab, while the flow has its own copy: it is for another login. */
function isAnothersCopy(message: Message, draft: FlowDraft): boolean {
  const nearness = nearnessOf(message, draft);
  if (nearness === 'same' || nearness === 'unknown' || message.kind === 'client_registration') return false;
  return draft.messages.some(
    (other) =>
      other.kind === message.kind &&
      other.url === message.url &&
      other.exchange.context.page !== message.exchange.context.page,
  );
}

function sameTab(message: Message, draft: FlowDraft): boolean {
  const tab = message.exchange.context.tab;
  return tab === undefined || draft.messages.some((other) => other.exchange.context.tab === tab);
}

/** True when the login is one that the message serves. */
function servesFlow(message: Message, draft: FlowDraft, servers: Servers): boolean {
  if (message.kind === 'third_party_initiated_login') return isBegunBy(message, draft);
  if (isFedcm(message)) return servesAssertion(message, draft);
  if (message.kind === 'preflight' && !mayBeginAttempt(message)) return asksForIts(message, draft);
  return servesLogin(message, draft, servers);
}

/** Milliseconds within which the browser makes the call that it asked about. */
const untilCall = 10_000;

/** The browser’s question before the same page’s call for tokens, of a login that began in another program or before the recording. */
function asksForIts(preflight: Message, draft: FlowDraft): boolean {
  if (requestOf(draft)) return false;
  const endpoint = endpointOf(preflight.url);
  const page = pageOriginOf(preflight.exchange);
  return draft.messages.some((one) => {
    const after = timeOf(one) - timeOf(preflight);
    const isNext = one.kind === 'token_request' && after >= 0 && after < untilCall;
    return isNext && endpointOf(one.url) === endpoint && pageOriginOf(one.exchange) === page;
  });
}

/** Longest time from the request to begin a login to the login: a redirect or a script. */
const longestPrelude = 60_000;

/** The client sent the browser on to the issuer that was named, or asks it for the same client. OIDC Core §4. */
function isBegunBy(prelude: Message, draft: FlowDraft): boolean {
  const request = requestOf(draft);
  const wait = request ? timeOf(request) - timeOf(prelude) : -1;
  if (!request || wait < 0 || wait > longestPrelude || !sameTab(prelude, draft)) return false;
  if (draft.messages.some(({ kind }) => kind === 'third_party_initiated_login')) return false;
  const { redirectUrl } = prelude.exchange;
  if (redirectUrl) return withoutFragment(redirectUrl) === withoutFragment(request.exchange.url);
  return (
    originOf(prelude.issuer ?? '') === serverOriginOf(draft) ||
    (prelude.client !== undefined && prelude.client === request.client)
  );
}

/** Well-known file, config file, accounts and client metadata: the browser asks for them before an identity assertion. */
function isFedcm({ kind, answer, url, exchange }: Message): boolean {
  if (
    kind === 'accounts_request' ||
    kind === 'login_window' ||
    exchange.context.resourceType === 'webidentity'
  )
    return true;
  if (kind === 'client_metadata') return queryParameters(url).some(([name]) => name === 'client_id');
  return (
    kind === 'discovery' &&
    (endpointOf(url).endsWith('/.well-known/web-identity') || answer?.['accounts_endpoint'] !== undefined)
  );
}

function servesAssertion(message: Message, draft: FlowDraft): boolean {
  const assertion = draft.messages.find(({ kind }) => kind === 'identity_assertion_request');
  const origin = assertion && originOf(assertion.exchange.url);
  if (!origin || timeOf(assertion) < timeOf(message)) return false;
  const { provider_urls: providers } = message.answer ?? {};
  const named = Array.isArray(providers) ? providers : [];
  if ([message.url, ...named].some((url) => typeof url === 'string' && originOf(url) === origin)) return true;
  return named.length === 0 && isAbove(hostOf(message.url), hostOf(origin));
}

/** The well-known file lives at the provider's registrable domain. W3C FedCM §3.2. */
function isAbove(domain: string, host: string): boolean {
  return domain.includes('.') && host.endsWith(`.${domain}`);
}
