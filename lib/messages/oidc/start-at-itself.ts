import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { namesStart } from './start-not-there.ts';

/** The third time without a page in between: once or twice an app tries whether a cookie stays. */
const fewest = 2;

/**
 * True for the redirect by which the address where an app's login begins leads to itself again and again: the app takes the address for
 * another one than it is, and no provider is asked. The way back from https to http counts, too: of two that lead to each other one is enough.
 */
export function isStartAtItself({ method, url, redirectUrl }: Exchange, rounds: () => number): boolean {
  return (
    method === 'GET' &&
    (redirectUrl === url || redirectUrl === url.replace(/^https/, 'http')) &&
    namesStart(endpointOf(url).replace(/^https?:\/\/[^/]*/i, '')) &&
    rounds() >= fewest
  );
}
