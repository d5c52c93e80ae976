import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import type { Message } from '../../messages/message.ts';
import { isLoopback } from '../../exchange/loopback.ts';

/**
 * True when a request left the device unencrypted and was answered. The device itself is no network (RFC 8252 §7.3), and what
 * the browser turned into https before anything left is none either.
 */
export function travelledInClear({ carrier, exchange }: Message): boolean {
  return carrier === 'request' && wentInClear(exchange);
}

/** The same of an exchange, whatever it is. */
export function wentInClear(exchange: Exchange): boolean {
  return (
    /^(?:http|ws):/i.test(exchange.url) &&
    (exchange.status ?? 0) > 0 &&
    !isLoopback(exchange.url) &&
    !isUpgraded(exchange)
  );
}

/** The browser's own redirect to https (RFC 6797 §8.3): no server said it. */
function isUpgraded({ url, status, redirectUrl, responseHeaders }: Exchange): boolean {
  if (headerValue(responseHeaders, 'non-authoritative-reason') !== undefined) return true;
  const isSame = redirectUrl?.split('#')[0] === url.split('#')[0]!.replace(/^http:/i, 'https:');
  return (
    isSame &&
    status === 307 &&
    headerValue(responseHeaders, 'server') === undefined &&
    !hasDate(responseHeaders)
  );
}

/** Servers date what they say (RFC 9110 §6.6.1). */
function hasDate(headers: Exchange['responseHeaders']): boolean {
  return headerValue(headers, 'date') !== undefined;
}
