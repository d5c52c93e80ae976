import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isPrefetch } from '../../exchange/prefetch.ts';

/** Who loaded an address before anybody asked for it: a router of the app's, or the browser; `undefined` where nobody did so. */
export function prefetcherOf(exchange: Exchange): 'router' | 'browser' | undefined {
  const header = (name: string): string | undefined => headerValue(exchange.requestHeaders, name);
  if (header('next-router-prefetch') !== undefined || header('x-middleware-prefetch') !== undefined)
    return 'router';
  // Turbo’s name for it, as scripts may not set Sec- headers.
  if (/^prefetch\b/i.test(header('x-sec-purpose') ?? '')) return 'router';
  return isPrefetch(exchange) ? 'browser' : undefined;
}
