import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { isInFrame } from '../../exchange/frame.ts';
import { frameRefusalOf } from '../../exchange/frame-refusal.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';

/**
 * Pages of providers that their scripts load in a hidden frame before a login can begin, and wait for: Keycloak's, and Firebase's
 * handler. What only watches a session afterwards is left out: logins go on without it.
 */
const awaited =
  /\/protocol\/openid-connect\/(?:3p-cookies\/step[12]\.html|login-status-iframe\.html(?:\/init)?)$|^https?:\/\/[^/]+\/__\/auth\/iframe$/i;

/**
 * What keeps a provider's hidden page out of the frame that its script waits for, as its header has it; `undefined` where nothing does,
 * or the page is no such one. Content Security Policy Level 3 §6.4.2; RFC 7034.
 */
export function refusedFrameOf(exchange: Exchange): string | undefined {
  if (exchange.method !== 'GET' || !isInFrame(exchange) || !awaited.test(endpointOf(exchange.url)))
    return undefined;
  // An error page in its place is another matter.
  if ((exchange.status ?? 0) >= 400) return undefined;
  const from = cameFrom(exchange);
  if (from === null || from === originOf(exchange.url)) return undefined;
  return frameRefusalOf(exchange, [from]);
}
