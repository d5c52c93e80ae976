import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { namesStart } from './start-not-there.ts';

/** The third time without a page in between: once or twice an app tries whether a cookie stays. */
const fewest = 2;

/**
 * True for the redirect by which the address where an app's login begins leads to itself again and again: the app takes the address for
 * another one than it is, and no provider is asked. The way back from https to http counts, too: of two that lead to each other one is enough.
 */
export function isStartAtItself(exchange: Exchange, rounds: () => number): boolean {
  return (
    exchange.method === 'GET' &&
    ((leadsToItself(exchange) && namesStart(endpointOf(exchange.url).replace(/^https?:\/\/[^/]*/i, ''))) ||
      isAuthJsAtItself(exchange)) &&
    rounds() >= fewest
  );
}

/** Auth.js begins logins there, or leads to the page of `pages.signIn` with the way back in `callbackUrl`. */
function isAuthJsAtItself({ url, redirectUrl = '' }: Exchange): boolean {
  return (
    endpointOf(url).endsWith('/auth/signin') &&
    endpointOf(url) === endpointOf(redirectUrl) &&
    /[?&]callbackUrl=/.test(redirectUrl)
  );
}

/** True for a redirect to the address that was asked for, or back from https to http there. */
export function leadsToItself({ url, redirectUrl }: Exchange): boolean {
  return redirectUrl === url || redirectUrl === url.replace(/^https/, 'http');
}
