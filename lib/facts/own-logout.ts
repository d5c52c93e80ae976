import type { Exchange } from '../exchange/exchange.ts';
import { isPrefetch } from '../exchange/prefetch.ts';
import { hostOf, originOf } from '../exchange/parameters.ts';
import { isSignOutAddress } from '../exchange/sign-out-address.ts';
import { partiesOfFlow, sideOf } from '../flows/context/parties.ts';
import type { Flow } from '../flows/flow.ts';
import { isPage } from '../messages/surrounding.ts';
import { isFrontChannelResponse, isLogout } from '../vocabulary/kinds.ts';
import { fact } from './fact.ts';

/** What the app’s own address for signing out answered after a login. */
export type OwnLogout = {
  /** The last time that it was asked for. */
  readonly exchange: Exchange;
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
  return exchange && { exchange, later: after.slice(after.indexOf(exchange) + 1) };
}

/** On a developer’s own machine the provider may have the same host: the app’s is where the answer went. */
function isOwn(flow: Pick<Flow, 'messages' | 'context'>, one: Exchange): boolean {
  if (!isSignOutAddress(one.url) || isPrefetch(one) || one.context.resourceType === 'sub_frame') return false;
  if (!isPage(one) && one.context.resourceType !== 'fetch') return false;
  const parties = partiesOfFlow(flow);
  if (!parties.client.has(hostOf(one.url))) return false;
  const answer = flow.messages.findLast(isFrontChannelResponse);
  const isOneHost = parties.provider.has(hostOf(one.url));
  return isOneHost
    ? originOf(one.url) === originOf(answer?.url ?? '')
    : sideOf(flow.messages, parties, one.url) === 'client';
}
