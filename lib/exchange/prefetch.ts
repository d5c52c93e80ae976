import type { Exchange } from './exchange.ts';
import { headerValue } from './headers.ts';

/** The browser guessed that somebody might go there; nobody did so far. https://wicg.github.io/nav-speculation/ */
export function isPrefetch({ requestHeaders }: Pick<Exchange, 'requestHeaders'>): boolean {
  const purpose =
    headerValue(requestHeaders, 'sec-purpose') ??
    headerValue(requestHeaders, 'purpose') ??
    headerValue(requestHeaders, 'x-moz');
  return purpose !== undefined && /^prefetch\b/i.test(purpose);
}
