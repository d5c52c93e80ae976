import type { Exchange } from './exchange.ts';
import { headerValue } from './headers.ts';

/**
 * The browser guessed that somebody might go there; nobody did so far. What the scripts of a page send that is loaded ahead
 * is no guess of the browser’s. https://wicg.github.io/nav-speculation/
 */
export function isPrefetch({
  requestHeaders,
  context,
}: Pick<Exchange, 'requestHeaders'> & Partial<Pick<Exchange, 'context'>>): boolean {
  const purpose =
    headerValue(requestHeaders, 'sec-purpose') ??
    headerValue(requestHeaders, 'purpose') ??
    headerValue(requestHeaders, 'x-moz');
  if (purpose === undefined || !/^prefetch\b/i.test(purpose)) return false;
  return !(context?.resourceType === 'fetch' && /;\s*prerender\b/i.test(purpose));
}
