import type { Exchange } from '../../exchange/exchange.ts';
import { isPrefetch } from '../../exchange/prefetch.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { hostOf, originOf } from '../../exchange/parameters.ts';
import { isSignOutAddress } from '../../exchange/sign-out-address.ts';
import { spanOf } from '../../facts/time-span.ts';
import { partiesOfFlow, sideOf } from '../../flows/context/parties.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isPage } from '../../messages/surrounding.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app forgot its own session alone: who logs in next is in at once, without being asked. RP-Initiated Logout §2. */
export default cause({
  id: 'logout-left-session',
  owner: 'client',
  title: 'The logout left the session at the provider',
  signs:
    'The app was asked to sign out, nothing was sent to the provider for it, and within a minute the next login of the same app was answered by redirects alone, without a page of the provider’s.',
  against:
    'Anything sent to the provider to end its session; a page of the provider’s; a silent check (prompt=none) or a login in a frame. Single sign-on is meant to work so: it is a fault only where the person expected to be asked.',
  fix: 'Let the app’s logout end at the provider, too: redirect to its end_session_endpoint with id_token_hint and post_logout_redirect_uri. Where its session is to live on for other apps, send prompt=login (or select_account) with the next login.',
  references: ['rp-logout#2', 'oidc-core#3.1.2.1'],
  example: 'GET /logout → 302 /login; a click later GET /authorize → 302 /callback?code=…',
  confusedWith: ['logout-missing-hint', 'wrong-account', 'session-cookie-not-kept'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow, ending }): CauseDraft | undefined {
    if (ending.outcome !== 'succeeded' && ending.outcome !== 'unclear') return undefined;
    const request = flow.messages.find(isFrontChannelRequest);
    const answer = flow.messages.find(isFrontChannelResponse);
    if (!request || !answer || flow.rounds || isQuiet(request)) return undefined;
    const logout = logoutBefore(flow, request);
    if (!logout || !isAtOnce(flow, request, answer)) return undefined;
    const since = request.exchange.startedAt - logout.startedAt;
    return {
      // No step of this login went wrong.
      at: undefined,
      why: `The person was signed out of ${hostOf(logout.url)} ${spanOf(since)} before, and nothing was sent to ${hostOf(request.exchange.url)} to end the session there: it answered this login at once, without asking anything. If the person wanted to be asked, that is why they were not.`,
      proof: 'status',
      confidence: 'firm',
      evidence: [request, answer],
    };
  },
});

/** A check that is to show nothing, or one that an app makes in a frame. */
function isQuiet({ params, exchange: { context } }: Message): boolean {
  const isSilent =
    params['prompt'] === 'none' || params['IsPassive'] === 'true' || params['gateway'] === 'true';
  return isSilent || context.resourceType === 'sub_frame';
}

/** Where the app signed the person out last, and it was the app’s affair alone. */
function logoutBefore(flow: Flow, request: Message): Exchange | undefined {
  const { messages, context } = flow;
  const before = context.filter(
    (one) => one.startedAt < request.exchange.startedAt && isSignOutAddress(one.url) && !isPrefetch(one),
  );
  if (before.length === 0) return undefined;
  const parties = partiesOfFlow(flow);
  const logout = before.findLast((one) => isOfApp(one.url) && isDone(one));
  if (!logout || before.some((one) => one.startedAt >= logout.startedAt && !isClients(one))) return undefined;
  return logout.redirectUrl !== undefined && leavesApp(logout.redirectUrl) ? undefined : logout;

  function isClients({ url }: Exchange): boolean {
    return sideOf(messages, parties, url) === 'client';
  }
  /** Of several on one host, as on a developer’s own, the one that the answer goes to. */
  function isOfApp(url: string): boolean {
    const own = request.returnAddress ?? '';
    return hostOf(url) === hostOf(own) ? originOf(url) === originOf(own) : parties.client.has(hostOf(url));
  }
  function leavesApp(url: string): boolean {
    return /^https?:/i.test(url) && !parties.client.has(hostOf(url));
  }
}

/** A page that signs out, or a call or form that does. */
function isDone(exchange: Exchange): boolean {
  return isAccepted(exchange) || (exchange.status ?? 0) === 302 || (exchange.status ?? 0) === 303;
}

/** Redirects alone led from the request to the answer. */
function isAtOnce({ messages, context }: Flow, request: Message, answer: Message): boolean {
  const from = request.exchange.startedAt;
  const until = answer.exchange.startedAt;
  const between = [...messages.map(({ exchange }) => exchange), ...context].filter(
    ({ startedAt }) => startedAt >= from && startedAt <= until,
  );
  return between.every(
    (one) => one.redirectUrl !== undefined || !isPage(one) || one.id === answer.exchange.id,
  );
}
