import { asText } from '../exchange/json.ts';
import { decodeJwt } from '../exchange/jwt.ts';
import { endpointOf, originOf, withoutFragment } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import {
  hasTokens,
  isAnswered,
  requested,
  requestOf,
  serverOriginOf,
  type Assembly,
  type FlowDraft,
} from './assembly.ts';
import { timeOf } from './flow.ts';
import { challengeKeys, redirectKey, type Key } from './keys.ts';

/**
 * Where a message belongs: a flow that is known, a new one (`open`), or none so far (`wait`: it is kept and joins when a
 * later message makes its flow known).
 */
export type Place = FlowDraft | 'open' | 'wait';

type Join = (assembly: Assembly, message: Message) => Place;

/** Finds the place of a message by its kind. */
export function placeOf(assembly: Assembly, message: Message): Place {
  switch (message.kind) {
    case 'authorization_request':
      return joinRequest(assembly, message);
    case 'pushed_authorization_request':
    case 'device_authorization_request':
      return retried(assembly, message) ?? 'open';
    case 'authorization_response':
      return joinResponse(assembly, message);
    case 'token_request':
      return joinToken(assembly, message);
    case 'userinfo_request':
    case 'resource_request':
      return ownerOfToken(assembly, message) ?? 'wait';
    case 'revocation_request':
    case 'introspection_request':
      return ownerOfToken(assembly, message) ?? 'open';
    case 'end_session_request':
      return joinLogout(assembly, message);
    case 'end_session_response':
      return joinLogoutReturn(assembly, message);
    case 'preflight':
      return joinPreflight(assembly, message);
    case 'discovery':
    case 'jwks':
    case 'client_registration':
    case 'backchannel_authentication_request':
      return 'wait';
  }
}

const correlated = ['state', 'nonce', 'code_challenge', 'request_uri'] as const;

/**
 * A server bounces the browser between its own pages and repeats the request: same client, same values, not answered yet.
 * Anything else is a new login. RFC 9126 §4 for the reference a pushed request left.
 */
const joinRequest: Join = (assembly, message) => {
  const { params } = message;
  const time = timeOf(message);
  const keys: Key[] = [
    `request_uri:${params['request_uri'] ?? ''}`,
    `state:${params['state'] ?? ''}`,
    `nonce:${params['nonce'] ?? ''}`,
    `challenge:${params['code_challenge'] ?? ''}`,
    `follows:${withoutFragment(message.url)}`,
  ];
  for (const key of keys) {
    if (key.endsWith(':')) continue;
    const found = assembly.find(key, time).find((draft) => !isAnswered(draft) && repeats(draft, message));
    if (found) return found;
  }
  const reloaded = assembly
    .find(`client:${params['client_id'] ?? ''}`, time)
    .find((draft) => !isAnswered(draft) && isBouncedOrReloaded(draft, message));
  return reloaded ?? 'open';
};

function repeats(draft: FlowDraft, message: Message): boolean {
  const earlier = requestOf(draft);
  if (!earlier || earlier.params['client_id'] !== message.params['client_id']) return false;
  if (message.params['request_uri'] && requested(draft, 'request_uri') === message.params['request_uri'])
    return true;
  if (earlier.kind === 'pushed_authorization_request')
    return pushedReference(earlier) === message.params['request_uri'];
  return correlated.every((name) => earlier.params[name] === message.params[name]);
}

function pushedReference(pushed: Message): string | undefined {
  return asText(pushed.answer?.['request_uri']);
}

/** Without state, nonce or challenge only the server's own referral shows that it is the same request again. */
function isBouncedOrReloaded(draft: FlowDraft, message: Message): boolean {
  const earlier = requestOf(draft);
  if (earlier?.kind === 'pushed_authorization_request') {
    return message.params['request_uri'] !== undefined && pushedReference(earlier) === undefined;
  }
  if (!earlier || !correlated.every((name) => earlier.params[name] === message.params[name])) return false;
  if (earlier.params['redirect_uri'] !== message.params['redirect_uri']) return false;
  return message.exchange.context.initiator === originOf(message.exchange.url);
}

/** By state; else by the code; else by the redirect that led here; else by address, tab and time. RFC 6749 §4.1.2. */
const joinResponse: Join = (assembly, message) => {
  const { params } = message;
  const time = timeOf(message);
  if (isBareLanding(message)) {
    const key: Key =
      message.responseMode === 'form_post'
        ? `redirect_uri:${redirectKey(endpointOf(message.url))}`
        : `landing:${withoutFragment(message.url)}`;
    return assembly.find(key, time).find((draft) => awaitsLanding(draft, message)) ?? 'wait';
  }
  const byState = params['state'] ? assembly.find(`state:${params['state']}`, time).filter(requestOf) : [];
  const found =
    mostLikely(byState, message) ??
    (params['code'] ? assembly.find(`code:${params['code']}`, time)[0] : undefined) ??
    firstToken(assembly, message, time) ??
    assembly.find(`follows:${withoutFragment(message.url)}`, time).find((draft) => requestOf(draft)) ??
    byAddress(assembly, message, time) ??
    byHiddenRequest(assembly, message, time);
  if (found) return found;
  return message.confidence === 'tentative' ? 'wait' : 'open';
};

function awaitsLanding(draft: FlowDraft, message: Message): boolean {
  if (message.responseMode !== 'form_post') return !draft.messages.some(isBareLanding);
  return !isAnswered(draft) && requested(draft, 'response_mode') === 'form_post' && sharesTab(draft, message);
}

/** A delivery whose content does not show in its own exchange. */
export function isBareLanding(message: Message): boolean {
  return message.kind === 'authorization_response' && Object.keys(message.params).length === 0;
}

/** Of several logins with one state: the one this address was asked for, not answered yet, the latest. */
function mostLikely(drafts: readonly FlowDraft[], message: Message): FlowDraft | undefined {
  const here = redirectKey(endpointOf(message.url));
  const fits = (draft: FlowDraft) => {
    const asked = requested(draft, 'redirect_uri');
    return asked === undefined || redirectKey(asked) === here;
  };
  return (
    drafts.find((draft) => sameAnswer(draft, message)) ??
    drafts.find((draft) => !isAnswered(draft) && fits(draft)) ??
    drafts.find((draft) => !isAnswered(draft)) ??
    drafts[0]
  );
}

function sameAnswer(draft: FlowDraft, message: Message): boolean {
  return draft.messages.some(
    (other) => other.kind === 'authorization_response' && isSameAnswer(other, message),
  );
}

/** True when both deliver the same code, token or error: a redirect and its landing, or a page loaded again. */
export function isSameAnswer(a: Message, b: Message): boolean {
  for (const name of ['code', 'access_token', 'id_token', 'response'] as const) {
    if (a.params[name] || b.params[name]) return a.params[name] === b.params[name];
  }
  return a.params['error'] === b.params['error'] && a.params['state'] === b.params['state'];
}

function firstToken(assembly: Assembly, message: Message, time: number): FlowDraft | undefined {
  const token = message.params['access_token'] ?? message.params['id_token'];
  return token ? assembly.find(`token:${token}`, time)[0] : undefined;
}

/** The state is missing or foreign: the pending request that asked for this very address, in the same tab. */
function byAddress(assembly: Assembly, message: Message, time: number): FlowDraft | undefined {
  const drafts = assembly.find(`redirect_uri:${redirectKey(endpointOf(message.url))}`, time);
  const pending = drafts.filter((draft) => !isAnswered(draft));
  return pending.find((draft) => sharesTab(draft, message)) ?? undefined;
}

/** The request's parameters were pushed or encrypted: the pending one whose server sent the browser here. */
function byHiddenRequest(assembly: Assembly, message: Message, time: number): FlowDraft | undefined {
  const from =
    message.carrier === 'redirect' ? originOf(message.exchange.url) : message.exchange.context.initiator;
  const { drafts } = assembly;
  for (let at = drafts.length - 1, looked = 0; at >= 0 && looked < 16; at -= 1, looked += 1) {
    const draft = drafts[at]!;
    const request = requestOf(draft);
    if (!request || isAnswered(draft) || request.exchange.startedAt > time) continue;
    if (requested(draft, 'redirect_uri') || !sharesTab(draft, message)) continue;
    const origin = serverOriginOf(draft);
    if (from === origin || message.params['iss']?.startsWith(origin ?? '\0') || from === undefined)
      return draft;
  }
  return undefined;
}

function sharesTab(draft: FlowDraft, message: Message): boolean {
  const { tab, openerTab } = message.exchange.context;
  if (tab === undefined) return true;
  return draft.messages.some((other) => {
    const context = other.exchange.context;
    return (
      context.tab === undefined ||
      context.tab === tab ||
      context.tab === openerTab ||
      context.openerTab === tab
    );
  });
}

/** Each grant by the value that only it can have. RFC 6749 §4.1.3, §6; RFC 7636 §4.6; RFC 8628 §3.4. */
const joinToken: Join = (assembly, message) => {
  const { params } = message;
  const time = timeOf(message);
  const again = retried(assembly, message);
  if (again) return again;
  if (params['refresh_token']) {
    return (
      assembly.find(`token:${params['refresh_token']}`, time)[0] ?? unreadIssuer(assembly, message) ?? 'open'
    );
  }
  if (params['device_code']) return assembly.find(`device_code:${params['device_code']}`, time)[0] ?? 'open';
  if (params['code'] || params['grant_type'] === 'authorization_code')
    return redeemed(assembly, message, time) ?? 'open';
  if (!params['grant_type']) return unreadRedemption(assembly, message) ?? 'wait';
  return 'open';
};

function redeemed(assembly: Assembly, message: Message, time: number): FlowDraft | undefined {
  const { params } = message;
  const byCode = params['code'] ? assembly.find(`code:${params['code']}`, time) : [];
  if (byCode.length > 0) return byCode.find((draft) => requestOf(draft)) ?? byCode[0];
  for (const key of challengeKeys(params['code_verifier'])) {
    const found = assembly.find(key, time)[0];
    if (found) return found;
  }
  return assembly
    .find(`client:${params['client_id'] ?? ''}`, time)
    .find((draft) => requestOf(draft) && !hasTokens(draft) && !hasCode(draft) && sharesTab(draft, message));
}

/** The token response could not be read: the login of the same client at the same server that has just redeemed its code. */
function unreadIssuer(assembly: Assembly, message: Message): FlowDraft | undefined {
  const origin = originOf(message.exchange.url);
  return assembly
    .find(`client:${message.params['client_id'] ?? ''}`, timeOf(message))
    .find(
      (draft) => serverOriginOf(draft) === origin && isRedeemedUnread(draft) && sharesTab(draft, message),
    );
}

/** The token request's body was not recorded: the login at that server that waits for its tokens, else the latest one. */
function unreadRedemption(assembly: Assembly, message: Message): FlowDraft | undefined {
  const origin = originOf(message.exchange.url);
  const candidates = assembly
    .find(`server:${origin ?? ''}`, timeOf(message))
    .filter((draft) => hasCode(draft) && sharesTab(draft, message));
  return (
    candidates.find((draft) => !draft.messages.some(({ kind }) => kind === 'token_request')) ?? candidates[0]
  );
}

function hasCode(draft: FlowDraft): boolean {
  return draft.messages.some((message) => message.kind === 'authorization_response');
}

/** A server's nonce challenge, answered by the same request once more. RFC 9449 §8. */
function retried(assembly: Assembly, message: Message): FlowDraft | undefined {
  const client = message.params['client_id'];
  if (!client) return undefined;
  return assembly.find(`client:${client}`, timeOf(message)).find((draft) => {
    const last = draft.messages.findLast((other) => other.kind === message.kind);
    return (
      last?.answer?.['error'] === 'use_dpop_nonce' &&
      last.params['grant_type'] === message.params['grant_type'] &&
      last.params['refresh_token'] === message.params['refresh_token'] &&
      last.params['code'] === message.params['code']
    );
  });
}

/**
 * The flow that issued the token. Where the token response could not be read: the flow whose issuer and client a JWT
 * names, or the one that waits for its tokens at the server asked for user information.
 */
function ownerOfToken(assembly: Assembly, message: Message): FlowDraft | undefined {
  const time = timeOf(message);
  const owner = message.token ? assembly.find(`token:${message.token}`, time)[0] : undefined;
  if (owner) return owner;
  const jwt = decodeJwt(message.token);
  const claims = jwt?.type === 'jws' ? jwt.claims : undefined;
  const client = asText(claims?.['client_id']) ?? asText(claims?.['azp']);
  const issuer = originOf(asText(claims?.['iss']) ?? '');
  if (client && issuer) {
    const candidates = assembly.find(`client:${client}`, time);
    return candidates.find((draft) => serverOriginOf(draft) === issuer && isRedeemedUnread(draft));
  }
  if (message.kind === 'resource_request')
    return isNamedInUrl(message) ? unreadClient(assembly, message) : undefined;
  if (message.kind !== 'userinfo_request') return unreadIssuer(assembly, message);
  const origin = originOf(message.exchange.url);
  return assembly
    .find(`server:${origin ?? ''}`, time)
    .find((draft) => isRedeemedUnread(draft) || (!message.token && (hasTokens(draft) || isRedeemed(draft))));
}

/** `access_token` by name; the keys of map services that are called so begin with `pk.` or `sk.`. */
function isNamedInUrl(message: Message): boolean {
  return /[?&]access_token=(?!pk\.|sk\.)/.test(message.exchange.url);
}

/** The page of a client that has just redeemed its code. */
function unreadClient(assembly: Assembly, message: Message): FlowDraft | undefined {
  const page = message.exchange.context.initiator;
  return assembly.drafts.slice(-16).findLast((draft) => {
    return (
      page !== undefined &&
      originOf(requested(draft, 'redirect_uri') ?? '') === page &&
      isRedeemedUnread(draft)
    );
  });
}

function isRedeemed(draft: FlowDraft): boolean {
  return draft.messages.some(({ kind }) => kind === 'token_request');
}

/** A token request was seen, its response was not: DevTools were closed. */
function isRedeemedUnread(draft: FlowDraft): boolean {
  return draft.messages.some(
    ({ kind, answer, exchange }) => kind === 'token_request' && !answer && (exchange.status ?? 0) < 300,
  );
}

/** By the ID token it hints with; else by client and server; else a logout of a login that was not seen. */
const joinLogout: Join = (assembly, message) => {
  const time = timeOf(message);
  const owner = message.token ? assembly.find(`token:${message.token}`, time)[0] : undefined;
  if (owner) return owner;
  const jwt = decodeJwt(message.token);
  const audience = jwt?.type === 'jws' ? jwt.claims['aud'] : undefined;
  const client = message.params['client_id'] ?? asText(Array.isArray(audience) ? audience[0] : audience);
  const origin = originOf(message.exchange.url);
  const pages = client
    ? assembly.find(`client:${client}`, time)
    : assembly.drafts
        .slice(-16)
        .toReversed()
        .filter((draft) => hasLogout(draft) && sharesTab(draft, message));
  return pages.find((draft) => serverOriginOf(draft) === origin) ?? 'open';
};

function hasLogout(draft: FlowDraft): boolean {
  return draft.messages.some((message) => message.kind === 'end_session_request');
}

const joinLogoutReturn: Join = (assembly, message) => {
  const drafts = assembly.find(`logout:${redirectKey(endpointOf(message.url))}`, timeOf(message));
  return drafts.find((draft) => isLoggingOut(draft, message) && sharesTab(draft, message)) ?? 'wait';
};

/** A logout was asked for, its return was not seen yet, and it echoes the state. RP-Initiated Logout §3. */
function isLoggingOut(draft: FlowDraft, message: Message): boolean {
  const request = draft.messages.findLast((other) => other.kind === 'end_session_request');
  const returned = draft.messages.findLast((other) => other.kind === 'end_session_response');
  if (!request || timeOf(request) > timeOf(message)) return false;
  if (returned && timeOf(returned) > timeOf(request)) return false;
  return timeOf(message) - timeOf(request) < 10 * 60_000;
}

/** The pending login of the page that asks. */
const joinPreflight: Join = (assembly, message) => {
  const from = message.exchange.context.initiator;
  const found = assembly.drafts.slice(-16).findLast((draft) => {
    if (!requestOf(draft) || timeOf(requestOf(draft)!) > timeOf(message)) return false;
    const target = requested(draft, 'redirect_uri');
    return !from || !target || originOf(target) === from;
  });
  return found ?? 'wait';
};
