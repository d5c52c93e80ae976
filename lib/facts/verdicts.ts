import { isRpc } from './mcp/rpc-call.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';
import { beginningCalls } from '../flows/beginning-api.ts';
import { keptSessionVerdictsOf } from './cookies/kept-session.ts';
import { cookieVerdictsIn } from './cookies/cookie-verdicts.ts';
import { joinedTies } from './cookies/ties.ts';
import { shownTicketVerdictsOf } from './cas/ticket-shown.ts';
import { errorPageOf, laterErrorPageOf, reading, type ErrorPage } from '../flows/error-page.ts';
import { refusingCallOf, refusingPageOf } from './pages/refusing-page.ts';
import { isSomethingElse, mayBeginAttempt } from '../flows/attempt.ts';
import { isPageInstead } from '../flows/infer.ts';
import { nobodyThere } from '../flows/fedcm-attempt.ts';
import { dpopProofsOf, dpopVerdictsOf } from './tokens/dpop.ts';
import { copiedMetadataVerdictsOf } from './copied-metadata.ts';
import { cachedStartVerdictsOf } from './pages/cached-start.ts';
import { handedVerdictsOf } from './leaks/handed-to-page.ts';
import { pathVerdictsOf } from './pages/login-path.ts';
import { revisionInBody } from './mcp/revision-said.ts';
import { pkceVerdictOf } from './pkce/pkce.ts';
import { emptyStartOf } from '../messages/oidc/empty-start.ts';
import { missingScriptOf } from '../messages/oidc/missing-script.ts';
import { isDeviceRefused } from '../messages/oidc/device-refused.ts';
import { refusesLogin } from '../messages/oidc/refuses-login.ts';
import { leadsBackPacked } from '../messages/oidc/handshake-round.ts';
import { isRefusedCall } from '../messages/oidc/start-by-script.ts';
import { asideOf, isFailedAtStart, isLedAside } from '../messages/oidc/start-not-there.ts';
import { isAnsweredAsCallback } from '../messages/oidc/taken-for-callback.ts';
import type { Message } from '../messages/message.ts';
import { isRefusedRpc } from '../messages/oauth2/challenged-request.ts';
import { keyVerdictsOf } from './tokens/published-key.ts';
import { relayedScopeVerdictsOf } from './api/relayed-lack-of-scope.ts';
import { hashVerdictsOf } from './tokens/token-hashes.ts';
import { assertedTokenVerdictsOf } from './reception/asserted-token.ts';
import { handOffVerdictsOf } from './reception/hand-off.ts';
import { nobodyVerdictsOf } from './reception/says-nobody.ts';
import { submitsTwiceVerdictsOf } from './reception/submits-twice.ts';
import { pageAfterVerdictsOf } from './reception/page-after.ts';
import { valueVerdictsOf } from './value-verdicts.ts';
import { windowMessageOf } from '../flows/window-message.ts';
import { providerWaitVerdictsOf } from './sign-in/provider-wait.ts';
import { waitingVerdictsOf } from './wallet/waiting-page.ts';
import { verdictsSaid, type Verdicts } from '../vocabulary/verdicts.ts';

/**
 * The exchanges of a flow, those around it included, each with the verdicts that only its secrets can prove, so that they survive
 * redaction. In no order.
 */
export function withVerdicts(flow: Flow): readonly Exchange[] {
  const verdicts = new Map<string, Verdicts>();
  const add = ({ exchange: { id } }: Pick<Message, 'exchange'>, found: Verdicts): void => {
    verdicts.set(id, { ...verdicts.get(id), ...found });
  };
  const proved = [...hashVerdictsOf(flow), ...keyVerdictsOf(flow)];
  for (const [message, found] of proved) add(message, found);
  for (const message of messagesOf(flow, 'token_request')) {
    const verdict = pkceVerdictOf(flow, message);
    if (verdict) add(message, { pkce: verdict });
    if (isPageInstead(message)) add(message, { document: 'other' });
  }
  for (const proof of dpopProofsOf(flow)) add(proof.message, dpopVerdictsOf(proof));
  for (const message of messagesOf(flow, 'resource_request'))
    for (const found of rpcVerdictsOf(message)) add(message, found);
  for (const message of messagesOf(flow, 'discovery'))
    if (mayBeginAttempt(message) && isSomethingElse(message)) add(message, { document: 'other' });
  for (const message of messagesOf(flow, 'origin_check')) add(message, { origin: 'refused' });
  const posted = windowMessageOf(flow);
  if (posted) add(posted.message, { window_message: posted.says });
  for (const [exchange, found] of errorPageVerdictsOf(flow)) add({ exchange }, found);
  for (const [message, found] of valueVerdictsOf(flow)) add(message, found);
  const all = [...flow.messages.map(({ exchange }) => exchange), ...flow.context];
  for (const [exchange, found] of cookieVerdictsIn(flow)) add({ exchange }, found);
  for (const [exchange, found] of [...pathVerdictsOf(flow), ...handedVerdictsOf(flow)])
    add({ exchange }, found);
  for (const [exchange, found] of cachedStartVerdictsOf(flow)) add({ exchange }, found);
  const after = [
    ...pageAfterVerdictsOf(flow),
    ...handOffVerdictsOf(flow),
    ...copiedMetadataVerdictsOf(flow),
    ...assertedTokenVerdictsOf(flow),
    ...beginningVerdictsOf(flow),
    ...emptyStartVerdictsOf(flow),
    ...startVerdictsOf(flow),
    ...keptSessionVerdictsOf(flow),
    ...waitingVerdictsOf(flow),
    ...providerWaitVerdictsOf(flow),
    ...accountsVerdictsOf(flow),
    ...submitsTwiceVerdictsOf(flow),
    ...shownTicketVerdictsOf(flow),
    ...relayedScopeVerdictsOf(flow),
    ...nobodyVerdictsOf(flow),
  ];
  for (const [exchange, found] of after) add({ exchange }, found);
  return all.map((exchange) => {
    const found = verdicts.get(exchange.id);
    return found ? { ...exchange, verdicts: { ...exchange.verdicts, ...found } } : exchange;
  });
}

function accountsVerdictsOf({ messages }: Flow): readonly (readonly [Exchange, Verdicts])[] {
  const nobody = nobodyThere(messages);
  return nobody ? [[nobody.at.exchange, { fedcm_accounts: nobody.why }]] : [];
}

/** All of both, the later ones first; what ties cookies to one login stands beside what ties them to another. */
export function joinedVerdicts(a: Verdicts = {}, b: Verdicts = {}): Verdicts {
  const ties = joinedTies(a.cookie_ties, b.cookie_ties);
  return { ...a, ...b, ...verdictsSaid({ cookie_ties: ties }) };
}

function beginningVerdictsOf({ messages, context }: Flow): readonly (readonly [Exchange, Verdicts])[] {
  return beginningCalls(messages, context).map((call) => [call, { begins_login: 'state' }]);
}

function emptyStartVerdictsOf(flow: Flow): readonly (readonly [Exchange, Verdicts])[] {
  return messagesOf(flow, 'refused_start').flatMap(({ exchange }) => {
    const empty = emptyStartOf(exchange);
    return empty ? [[exchange, { empty_start: empty.member }]] : [];
  });
}

/** How an app began no login, where its words or the address in its answer show it. */
function startVerdictsOf(flow: Flow): readonly (readonly [Exchange, Verdicts])[] {
  return messagesOf(flow, 'refused_start').flatMap(({ exchange }) => {
    const how = howNotBegun(exchange);
    const script = missingScriptOf(exchange);
    const found = verdictsSaid({ login_start: how, missing_script: script });
    return (how ?? script) ? [[exchange, found]] : [];
  });
}

function howNotBegun(exchange: Exchange): Verdicts['login_start'] {
  if (refusesLogin(exchange)) return 'denied';
  if (isDeviceRefused(exchange)) return 'device';
  if (isRefusedCall(exchange)) return 'called';
  if (isFailedAtStart(exchange)) return 'failed';
  if (isAnsweredAsCallback(exchange)) return 'as callback';
  if (leadsBackPacked(exchange)) return 'led round';
  return isLedAside(exchange) ? asideOf(exchange) : undefined;
}

/** That a call is MCP’s, and the revision that it names, stand in its body. */
function rpcVerdictsOf({ exchange }: Message): readonly Verdicts[] {
  const said = revisionInBody(exchange);
  return [
    ...(isRefusedRpc(exchange) || (isRpc(exchange) && (exchange.status ?? 0) >= 400)
      ? [{ called: 'rpc' } as const]
      : []),
    ...(said ? [{ mcp_revision: `${said.sign} ${said.revision}` }] : []),
  ];
}

/** Of pages and answers that say why a login ended there. */
function errorPageVerdictsOf(flow: Flow): readonly (readonly [Exchange, Verdicts])[] {
  const page = errorPageOf(flow);
  const later = laterErrorPageOf(flow);
  const refusing = refusingPageOf(flow);
  const call = refusing ? undefined : refusingCallOf(flow);
  return [
    ...(page ? [[page.message.exchange, saidOnPage(page)] as const] : []),
    ...(later ? [[later.page.exchange, saidOnPage(later)] as const] : []),
    ...(refusing ? [[refusing, saidOnPage(reading(refusing))] as const] : []),
    ...(call?.status === 200 ? [[call, { error_page: 'other' }] as const] : []),
  ];
}

function saidOnPage({ says, code }: Pick<ErrorPage, 'says' | 'code'>): Verdicts {
  if (says === 'unread') return {};
  return verdictsSaid({ error_page: says, error_page_code: code });
}
