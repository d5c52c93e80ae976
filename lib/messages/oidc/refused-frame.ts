import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { isInFrame } from '../../exchange/frame.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { isMixedContent } from '../../exchange/mixed-content.ts';
import { headerValue, headerValues } from '../../exchange/headers.ts';
import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';

/**
 * Pages of providers that their scripts load in a hidden frame before a login can begin, and wait for: Keycloak's, and Firebase's
 * handler. What only watches a session afterwards is left out: logins go on without it.
 */
const awaited = /\/openid-connect\/(?:3p-cookies\/step\d|login-status-iframe)\.html$|[^/]\/__\/auth\/iframe$/;

/**
 * True for a provider's hidden page that was kept out of the frame in which its script waits for it: the browser says so, or its headers
 * surely do. A policy with a pattern that might allow the page around it is not decided here. Content Security Policy Level 3 §6.4.2;
 * RFC 7034.
 */
export function isRefusedFrame(exchange: Exchange): boolean {
  const { method, url, status = 0, redirectUrl, failure, responseHeaders } = exchange;
  // An error page in its place is another matter, and of a redirect browsers do not ask it.
  if (
    method !== 'GET' ||
    status >= 400 ||
    redirectUrl !== undefined ||
    !isInFrame(exchange) ||
    !awaited.test(endpointOf(url))
  )
    return false;
  const from = cameFrom(exchange);
  if (from === null || from === originOf(url)) return false;
  if (failure?.includes('ERR_BLOCKED_BY_RESPONSE')) return true;
  const policies = headerValues(responseHeaders, 'content-security-policy').join(';');
  const list = /frame-ancestors([^;,]*)/i.exec(policies)?.[1];
  if (list === undefined)
    return /^(?:deny|sameorigin)$/i.test(headerValue(responseHeaders, 'x-frame-options')?.trim() ?? '');
  return !/\*|https?:(?!\/)/i.test(list) && !list.toLowerCase().includes(hostOf(from));
}

/**
 * True for such a page that was asked for over http by a page of https and never answered: browsers load no frame so. W3C Mixed Content §5.3.
 * Where nothing tells which page asked, the browser must name its block.
 */
export function isPlainFrame(exchange: Exchange): boolean {
  const { method, url, status, failure = '' } = exchange;
  const isUnanswered = status === 0 || (status === undefined && failure !== '');
  if (method !== 'GET' || !isUnanswered || !/^http:/i.test(url) || isLoopback(url)) return false;
  if (!awaited.test(endpointOf(url))) return false;
  const from = cameFrom(exchange);
  return from === null ? /mixed/i.test(failure) : isMixedContent(exchange, from);
}
