import { isCleaned } from '../../exchange/cleaned.ts';
import { asText } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { pageOf } from '../../exchange/page-request.ts';
import { originOf } from '../../exchange/parameters.ts';
import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { asksForToken, refusesToken } from '../../messages/oauth2/challenged-request.ts';
import { lacksToken } from '../../messages/oauth2/malformed-header.ts';
import type { Assembly } from '../assembly.ts';
import {
  hasTokens,
  isRedeemed,
  isRedeemedUnread,
  returnAddressOf,
  serverOriginOf,
  sharesTab,
  type FlowDraft,
} from '../draft.ts';
import { timeOf } from '../flow.ts';

/**
 * The flow that issued the token. Where the token response could not be read: the flow whose issuer and client a JWT
 * names, or the one that waits for its tokens at the server asked for user information.
 */
export function ownerOfToken(assembly: Assembly, message: Message): FlowDraft | undefined {
  const time = timeOf(message);
  const owner = message.token ? assembly.find('token', message.token, time)[0] : undefined;
  if (owner) return owner;
  const jwt = decodeJwt(message.token);
  const claims = jwt?.type === 'jws' ? jwt.claims : undefined;
  const client = asText(claims?.['client_id']) ?? asText(claims?.['azp']);
  const issuer = originOf(asText(claims?.['iss']) ?? '');
  if (client && issuer) {
    const candidates = assembly.find('client', client, time);
    return candidates.find((draft) => serverOriginOf(draft) === issuer && isRedeemedUnread(draft));
  }
  if (message.kind === 'resource_request') return ownerOfCall(assembly, message);
  if (message.kind !== 'userinfo_request') return unreadIssuer(assembly, message);
  const origin = originOf(message.exchange.url);
  const lacks = lacksToken(message.exchange);
  return assembly
    .find('server', origin ?? '', time)
    .find((draft) =>
      lacks
        ? isJustAfterTokens(draft, message)
        : isRedeemedUnread(draft) || (isTokenUnseen(message) && (hasTokens(draft) || isRedeemed(draft))),
    );
}

/** An API was called whose token no login issued, as far as was read: the page that called tells, where the call was meant to bring one. */
function ownerOfCall(assembly: Assembly, message: Message): FlowDraft | undefined {
  const { exchange } = message;
  const isJustAfter = (draft: FlowDraft) => isJustAfterTokens(draft, message);
  if (lacksToken(exchange)) return clientOfPage(assembly, message, isJustAfter);
  if (asksForToken(exchange))
    return clientOfPage(assembly, message, isJustAfter) ?? meantFor(assembly, message);
  if (isNamedInUrl(message)) return clientOfPage(assembly, message, isRedeemedUnread);
  return isTokenUnseen(message) && refusesToken(exchange)
    ? clientOfPage(assembly, message, isRedeemed)
    : undefined;
}

/** There was one: whoever cleaned the recording took it out. */
function isTokenUnseen({ token }: Message): boolean {
  return token === undefined || isCleaned(token);
}

/**
 * The token response could not be read: the login of the same client at the same server that has just redeemed its code, in the
 * same tab; or in another one, where that login has sent the same refresh token already.
 */
export function unreadIssuer(assembly: Assembly, message: Message): FlowDraft | undefined {
  const origin = originOf(message.exchange.url);
  const waiting = assembly
    .find('client', message.client ?? '', timeOf(message))
    .filter((draft) => serverOriginOf(draft) === origin && isRedeemedUnread(draft));
  return (
    waiting.find((draft) => hasSent(draft, message.params['refresh_token'])) ??
    waiting.find((draft) => sharesTab(draft, message))
  );
}

function hasSent(draft: FlowDraft, refreshToken: string | undefined): boolean {
  if (!refreshToken) return false;
  return draft.messages.some(({ params }) => params['refresh_token'] === refreshToken);
}

/** `access_token` by name; the keys of map services that are called so begin with `pk.` or `sk.`. */
function isNamedInUrl(message: Message): boolean {
  return /[?&]access_token=(?!pk\.|sk\.)/.test(message.exchange.url);
}

/** Milliseconds after a page was given tokens in which its calls are meant to present them. */
const untilFirstCalls = 60_000;

/** The page has just got tokens, and nobody has logged out again since. */
function isJustAfterTokens(draft: FlowDraft, message: Message): boolean {
  const called = timeOf(message);
  const issued = draft.messages.findLast(
    (one) => deliveredTokens(one)['access_token'] !== undefined || isUnreadAnswer(one),
  );
  if (!issued || !sharesTab(draft, message)) return false;
  const had = timeOf(issued) + (issued.exchange.duration ?? 0);
  const isOver = draft.messages.some(
    (one) => one.kind === 'end_session_request' && timeOf(one) >= timeOf(issued) && timeOf(one) <= called,
  );
  return called >= had && called <= had + untilFirstCalls && !isOver;
}

/** Nothing tells the page that called: the latest login that has just got a token for this very address. RFC 9068 §2.2. */
function meantFor(assembly: Assembly, message: Message): FlowDraft | undefined {
  if (![undefined, 'a page'].includes(pageOf(message.exchange))) return undefined;
  const origin = originOf(message.exchange.url);
  return assembly.drafts
    .slice(-16)
    .findLast(
      (draft) =>
        isJustAfterTokens(draft, message) &&
        draft.messages.some((one) => audiencesOf(one).some((audience) => originOf(audience) === origin)),
    );
}

/** Of the access token that a message brought. */
function audiencesOf(message: Message): readonly string[] {
  const jwt = decodeJwt(deliveredTokens(message)['access_token']);
  const audiences = jwt?.type === 'jws' ? [jwt.claims['aud']].flat() : [];
  return audiences.flatMap((audience) => asText(audience) ?? []);
}

function isUnreadAnswer({ kind, answer, exchange }: Message): boolean {
  return kind === 'token_request' && !answer && exchange.status === 200;
}

/** The latest login of the client whose page sent the request. */
function clientOfPage(
  assembly: Assembly,
  message: Message,
  isReady: (draft: FlowDraft) => boolean,
): FlowDraft | undefined {
  const page = pageOf(message.exchange);
  return assembly.drafts.slice(-16).findLast((draft) => {
    return page !== undefined && originOf(returnAddressOf(draft) ?? '') === page && isReady(draft);
  });
}
