import type { Exchange } from './exchange.ts';
import { headerValue } from './headers.ts';
import { originOf } from './parameters.ts';

/**
 * The origin of the page that caused a request: as the browser said it, else by the `Referer`. `null` where neither tells, which
 * says nothing of where it came from. RFC 9110 §10.1.3.
 */
export function cameFrom({ context, requestHeaders }: Exchange): string | null {
  return context.initiator ?? originOf(headerValue(requestHeaders, 'referer') ?? '');
}

/** A page of the same origin caused it. */
export function isFromOwnPage(exchange: Exchange): boolean {
  return cameFrom(exchange) === originOf(exchange.url);
}
