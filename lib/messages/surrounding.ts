import { isErrorReport } from '../exchange/error-report.ts';
import { isInFrame } from '../exchange/frame.ts';
import { isOneSite } from '../exchange/site.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { headerValue, mediaType } from '../exchange/headers.ts';
import { isMixedContent } from '../exchange/mixed-content.ts';
import { isKeptFromScript } from '../exchange/kept-from-script.ts';
import { cameFrom } from '../exchange/came-from.ts';
import { codeIn } from '../exchange/one-time-values.ts';
import { originOf } from '../exchange/parameters.ts';
import { postedTokenIn } from '../exchange/posted-token.ts';
import { speaksOfPasskeys } from '../exchange/passkey.ts';
import { isRefusedSocket, isSocket, isStream } from '../exchange/stream.ts';
import { isPrefetch } from '../exchange/prefetch.ts';

/**
 * What an exchange that is no message of a login can tell of one: a `page` was shown or asked for, `cookies` were set, a
 * `prefetch` by browser or router was sent on elsewhere, a `source` of a page (a script, its settings) speaks of a secret, a `call` of an
 * app's own API was answered, a `passkey` was asked for or used, a page's script made a `report` of an error.
 */
export type Surrounding = 'page' | 'cookies' | 'prefetch' | 'source' | 'call' | 'passkey' | 'report';

/** What it can tell, the most telling first; `undefined` for a picture, a style sheet, a script that speaks of no secret, without cookies. */
export function surroundingOf(exchange: Exchange): Surrounding | undefined {
  if (isPrefetch(exchange))
    return exchange.redirectUrl ? 'prefetch' : setsCookies(exchange) ? 'cookies' : undefined;
  if (isPage(exchange)) return 'page';
  if (setsCookies(exchange)) return 'cookies';
  if (speaksOfPasskeys(exchange)) return 'passkey';
  if (isErrorReport(exchange)) return 'report';
  if (isSource(exchange)) return 'source';
  return isCall(exchange) ? 'call' : undefined;
}

/** Whoever opens the page can read it. RFC 10017 §6.3.3.1. */
function isSource({ method, status, responseHeaders, responseBody }: Exchange): boolean {
  if (method !== 'GET' || status !== 200 || !/secret/i.test(responseBody?.text ?? '')) return false;
  const type = mediaType(headerValue(responseHeaders, 'content-type') ?? responseBody?.mediaType);
  return /javascript|ecmascript|[/+]json$/.test(type);
}

/** RFC 6265 §4.1. */
export function setsCookies({ responseHeaders }: Exchange): boolean {
  return headerValue(responseHeaders, 'set-cookie') !== undefined;
}

/** A document that a tab or a frame went to, as far as anything tells. https://www.w3.org/TR/fetch-metadata/ §2.2. */
export function isPage({ context, requestHeaders, responseHeaders }: Exchange): boolean {
  const { resourceType } = context;
  if (resourceType === 'main_frame' || resourceType === 'sub_frame') return true;
  if (resourceType !== undefined && resourceType !== 'other') return false;
  const mode = headerValue(requestHeaders, 'sec-fetch-mode');
  if (mode !== undefined) return mode.toLowerCase() === 'navigate';
  return (
    resourceType === undefined && mediaType(headerValue(responseHeaders, 'content-type')) === 'text/html'
  );
}

/** The same at the top of its tab, as far as the source tells. */
export function isTopPage(exchange: Exchange): boolean {
  return isPage(exchange) && !isInFrame(exchange);
}

/** A script’s socket or stream, or its request that hands its own server a token, that was refused, with a code or for want of rights, was answered with data, led to another origin, or kept from the script there. */
export function isCall(exchange: Exchange): boolean {
  const { context, status, responseHeaders, url, redirectUrl } = exchange;
  if (isSocket(exchange) || isRefusedSocket(exchange)) return true;
  if (context.resourceType !== 'fetch') return false;
  if (isStream(exchange)) return true;
  const page = cameFrom(exchange) ?? '';
  if (postedTokenIn(exchange) && isOneSite(page, url)) return true;
  if (redirectUrl !== undefined && originOf(redirectUrl) !== originOf(url)) return true;
  if (!status)
    return (
      (status === 0 && isKeptFromScript(exchange)) || (isOneSite(page, url) && isMixedContent(exchange, page))
    );
  if (status === 401 || status === 403) return true;
  if (status >= 400 && isOneSite(page, url) && codeIn(exchange) !== undefined) return true;
  return /[/+]json$/.test(mediaType(headerValue(responseHeaders, 'content-type')));
}
