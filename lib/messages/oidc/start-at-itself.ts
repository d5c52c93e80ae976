import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, withoutFragment } from '../../exchange/parameters.ts';
import { isTooManyRedirects } from '../../exchange/too-many-redirects.ts';
import type { Learned } from '../learned.ts';
import { namesStart } from './start-not-there.ts';

/** The third time without a page in between: once or twice an app tries whether a cookie stays. */
const fewest = 2;

/**
 * True for the redirect by which the address where an app's login begins leads to itself again and again, or for the last of them, at which
 * the browser gave up: the app takes the address for another one than it is, and no provider is asked. One whose scheme alone is another
 * counts as itself.
 */
export function isStartAtItself(exchange: Exchange, learned: Learned): boolean {
  const { method, url, redirectUrl, failure } = exchange;
  if (method !== 'GET' || !namesStart(endpointOf(url).replace(/^https?:\/\/[^/]*/i, ''))) return false;
  const pages = learned.pagesBefore(exchange).slice(-fewest);
  // Of two that lead to each other one is enough.
  if (/^http:/i.test(url) && !/^http:/i.test(redirectUrl ?? pages.at(-1)?.url ?? '')) return false;
  if (redirectUrl !== undefined) return leadsTo(exchange, url) && learned.roundsBefore(exchange) >= fewest;
  return isTooManyRedirects(failure) && pages.length === fewest && pages.every((one) => leadsTo(one, url));
}

function leadsTo({ redirectUrl = '' }: Exchange, url: string): boolean {
  return bare(redirectUrl) === bare(url);
}

function bare(url: string): string {
  return withoutFragment(url).replace(/^https?:/i, '');
}
