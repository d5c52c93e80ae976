import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { isInFrame } from '../../exchange/frame.ts';
import { hasCookie } from '../../exchange/has-cookie.ts';
import { openerPolicyOf } from '../../exchange/opener-policy.ts';
import { hostOf, originOf } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import type { Flow } from '../../flows/flow.ts';
import { hasCookies } from '../reception/words-after.ts';
import { isPage } from '../../messages/surrounding.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { postsToOpenerAlone } from './opened-as-popup.ts';

/** A callback whose page tells the page that opened the popup how the login went, by a message alone, where one of the two is cut off from the other. */
export type CutHandOver = {
  /** Whose policy it is: the page that waits, one of the provider’s in the popup, or the callback’s own. */
  readonly by: 'opener' | 'provider' | 'callback';
  readonly page: Exchange;
};

/** Milliseconds after the callback in which a page that was told asks its server who has signed in. */
const untilAsked = 10_000;

/**
 * Of an answer that the app’s server took. `undefined` where neither side is isolated, and where anything after it may be a page that knows
 * of the login: anything that asks the app’s server at once, brings a cookie, or posts. HTML §7.1.3.
 */
export function cutHandOverOf(flow: Flow, landing: Exchange): CutHandOver | undefined {
  if (landing.status !== 200 || isInFrame(landing) || !postsToOpenerAlone(landing)) return undefined;
  if (flow.context.some((one) => mayKnow(one, flow, landing))) return undefined;
  const request = flow.messages.find(isFrontChannelRequest)?.exchange;
  const opener = request && openerOf(flow, request, landing);
  if (opener && openerPolicyOf(opener) === 'same-origin') return { by: 'opener', page: opener };
  const theirs = request && [request, ...flow.context].find((one) => isOfProvider(one, request, landing));
  if (theirs) return { by: 'provider', page: theirs };
  return openerPolicyOf(landing) === undefined ? undefined : { by: 'callback', page: landing };
}

/** The page that led there, by what the first request to the provider says of it; the app’s redirects keep its name. */
function openerOf({ context }: Flow, request: Exchange, landing: Exchange): Exchange | undefined {
  const from = cameFrom(request) ?? originOf(landing.url);
  return context.findLast(
    (one) => isPage(one) && isShown(one) && one.startedAt < request.startedAt && originOf(one.url) === from,
  );
}

function isOfProvider(one: Exchange, request: Exchange, landing: Exchange): boolean {
  return (
    openerPolicyOf(one) !== undefined &&
    (one === request || isPage(one)) &&
    !isInFrame(one) &&
    one.startedAt >= request.startedAt &&
    one.startedAt < landing.startedAt &&
    originOf(one.url) === originOf(request.url)
  );
}

function isShown(one: Exchange): boolean {
  return one.status === 200 && !isInFrame(one);
}

/** Whoever asks the app’s server then, or its API on another host of its site, may know of the login; a recording without cookies does not tell who asks. */
function mayKnow(one: Exchange, flow: Flow, landing: Exchange): boolean {
  if (one.id === landing.id || one.startedAt < landing.startedAt) return false;
  if (hostOf(one.url) !== hostOf(landing.url) && !isOneSite(one.url, landing.url)) return false;
  const isAtOnce = one.startedAt < landing.startedAt + untilAsked;
  return isAtOnce || one.method !== 'GET' || hasCookie(one) || !hasCookies(flow);
}
