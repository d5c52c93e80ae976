import type { Exchange } from '../exchange/exchange.ts';
import { headerValue } from '../exchange/headers.ts';
import { originOf } from '../exchange/parameters.ts';

/**
 * The page whose script sent a request: its origin, or `'a page'` where only that much is known. `undefined` for navigations, for
 * extensions and where nothing tells. https://www.w3.org/TR/fetch-metadata/ §2.2.
 */
export function pageOf({ context, requestHeaders }: Exchange): string | undefined {
  const { resourceType, initiator } = context;
  if (resourceType === 'main_frame' || resourceType === 'sub_frame') return undefined;
  const mode = headerValue(requestHeaders, 'sec-fetch-mode')?.toLowerCase();
  if (mode === 'navigate') return undefined;
  const origin = initiator ?? originOf(headerValue(requestHeaders, 'origin') ?? '');
  if (origin) return /^https?:/i.test(origin) ? origin : undefined;
  return resourceType === 'fetch' || mode !== undefined ? 'a page' : undefined;
}

/**
 * The origin of the page whose script called another origin: there the answer's CORS headers decide what the script may read.
 * `undefined` for calls to the page's own origin and where nothing tells. Fetch standard §3.3.
 */
export function pageOriginOf(exchange: Exchange): string | undefined {
  const page = pageOf(exchange);
  return page === 'a page' || page === originOf(exchange.url) ? undefined : page;
}

/** True when the answer's headers were recorded and do not let that page read it. Fetch standard §4.10. */
export function isHiddenFromPage({ status, responseHeaders }: Exchange, page: string): boolean {
  if (!status || !responseHeaders || responseHeaders.length === 0) return false;
  const allowed = headerValue(responseHeaders, 'access-control-allow-origin')?.trim();
  return allowed !== '*' && allowed?.toLowerCase() !== page.toLowerCase();
}

/** True for an exchange that was answered with success. RFC 9110 §15.3. */
export function isAccepted({ status = 0 }: Pick<Exchange, 'status'>): boolean {
  return status >= 200 && status < 300;
}
