import type { Exchange } from '../exchange/exchange.ts';
import { headerValue } from '../exchange/headers.ts';
import { isPrefetch } from '../exchange/prefetch.ts';
import { hostOf, originOf } from '../exchange/parameters.ts';
import { isSignOutAddress } from '../exchange/sign-out-address.ts';
import { partiesOfFlow, sideOf } from '../flows/context/parties.ts';
import type { Flow } from '../flows/flow.ts';
import { isPage } from '../messages/surrounding.ts';
import { isFrontChannelResponse, isLogout } from '../vocabulary/kinds.ts';
import { isDeletion, setCookiesOf } from './cookies/set-cookie.ts';
import { fact } from './fact.ts';

/** What the app’s own address for signing out answered after a login. */
export type OwnLogout = {
  /** The last time that it was asked for. */
  readonly exchange: Exchange;
  /** It went through once: asked for earlier and not refused, or a cookie was deleted by it or after it. */
  readonly hasEnded: boolean;
  /** What came of the app or the provider after it, in order of time. */
  readonly later: readonly Exchange[];
};

/** By a page, a form or a script, and of the app itself; `undefined` where nobody signed out, or the provider was told of it. */
export const ownLogout = fact('ownLogout', ({ flow }): OwnLogout | undefined => ownLogoutOf(flow));

/** The same of a flow. */
export function ownLogoutOf(flow: Pick<Flow, 'messages' | 'context'>): OwnLogout | undefined {
  const { messages, context } = flow;
  const answered = messages.findLast(isFrontChannelResponse)?.exchange.startedAt;
  if (answered === undefined || messages.some(isLogout)) return undefined;
  const after = context
    .filter(({ startedAt }) => startedAt > answered)
    .toSorted((a, b) => a.startedAt - b.startedAt || a.entry - b.entry);
  const exchange = after.findLast((one) => isOwn(flow, one));
  if (!exchange) return undefined;
  const later = after.slice(after.indexOf(exchange) + 1);
  const others = after.filter((one) => one !== exchange && isOwn(flow, one));
  const hasEnded =
    others.some(({ status = 0 }) => status > 0 && status < 400) ||
    [exchange, ...others, ...later].some(deletesCookie);
  return { exchange, hasEnded, later };
}

function deletesCookie(exchange: Exchange): boolean {
  return setCookiesOf(exchange).some((cookie) => isDeletion(cookie));
}

/** Asked beforehand or ahead of a click, by a browser or a router: nobody signs out by it. */
function isAside(one: Exchange): boolean {
  if (one.method === 'OPTIONS' || one.method === 'HEAD' || isPrefetch(one)) return true;
  return ['next-router-prefetch', 'rsc', 'x-sec-purpose', 'x-moz'].some(
    (name) => headerValue(one.requestHeaders, name) !== undefined,
  );
}

/** On a developer’s own machine the provider may have the same host: the app’s is where the answer went. */
function isOwn(flow: Pick<Flow, 'messages' | 'context'>, one: Exchange): boolean {
  if (!isSignOutAddress(one.url) || isAside(one) || one.context.resourceType === 'sub_frame') return false;
  if (!isPage(one) && one.context.resourceType !== 'fetch') return false;
  const parties = partiesOfFlow(flow);
  if (!parties.client.has(hostOf(one.url))) return false;
  const answer = flow.messages.findLast(isFrontChannelResponse);
  const isOneHost = parties.provider.has(hostOf(one.url));
  return isOneHost
    ? originOf(one.url) === originOf(answer?.url ?? '')
    : sideOf(flow.messages, parties, one.url) === 'client';
}
