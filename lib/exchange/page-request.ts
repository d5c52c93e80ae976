import { isCleaned } from './cleaned.ts';
import type { Exchange, Header } from './exchange.ts';
import { headerValue, headerValues, wereRecorded } from './headers.ts';
import { originOf } from './parameters.ts';

/**
 * The page whose script sent a request: its origin, or `'a page'` where only that much is known. `undefined` for navigations, for
 * extensions and where nothing tells. https://www.w3.org/TR/fetch-metadata/ §2.2.
 */
export function pageOf(exchange: Exchange): string | undefined {
  const { context, requestHeaders } = exchange;
  const { resourceType, initiator } = context;
  if (resourceType === 'main_frame' || resourceType === 'sub_frame') return undefined;
  const mode = headerValue(requestHeaders, 'sec-fetch-mode')?.toLowerCase();
  if (mode === 'navigate') return undefined;
  const origin = initiator ?? originOf(headerValue(requestHeaders, 'origin') ?? '');
  if (origin) return /^https?:/i.test(origin) ? origin : undefined;
  if (isFromProgram(exchange)) return undefined;
  return (resourceType === 'fetch' && isFromBrowser(exchange)) || mode !== undefined ? 'a page' : undefined;
}

/**
 * The origin of the page whose script called another origin: there the answer's CORS headers decide what the script may read.
 * `undefined` for calls to the page's own origin, for those whose answer no script reads (`no-cors`, a beacon) and where nothing
 * tells. Fetch standard §3.3, §2.2.5.
 */
export function pageOriginOf(exchange: Exchange): string | undefined {
  const page = pageOf(exchange);
  if (headerValue(exchange.requestHeaders, 'sec-fetch-mode')?.toLowerCase() === 'no-cors') return undefined;
  return page === 'a page' || page === originOf(exchange.url) ? undefined : page;
}

/** The values of `Access-Control-Allow-Origin`, in one header or several: browsers take one alone. Fetch standard §4.10. */
export function allowedOrigins(headers: readonly Header[] | undefined): readonly string[] {
  return headerValues(headers, 'access-control-allow-origin')
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter(Boolean);
}

/**
 * True when the answer's headers were recorded and do not let that page read it: the CORS check of the Fetch standard, §4.10. Names
 * are compared as they are written, and several are none. Where a cleaner was at work it may have cut the header out. A request that carried cookies was made with credentials: then `*` is
 * not enough.
 */
export function isHiddenFromPage(
  { status, requestHeaders, responseHeaders, responseBody }: Exchange,
  page: string,
): boolean {
  if (!status || !wereRecorded(responseHeaders)) return false;
  const said = (name: string): string => headerValues(responseHeaders, name).join(', ').trim();
  const allowed = allowedOrigins(responseHeaders).join(', ');
  if (allowed === '' && isCleaned(responseBody?.text ?? '')) return false;
  if (headerValue(requestHeaders, 'cookie') === undefined) return allowed !== '*' && allowed !== page;
  return allowed !== page || said('access-control-allow-credentials') !== 'true';
}

/**
 * True when the headers say that a program sent a request and no browser, as a proxy records both: another product's name, and
 * nothing of what browsers add by themselves; Node's fetch adds `Sec-Fetch-Mode` alone. RFC 9110 §10.1.5; W3C Fetch Metadata §2.
 */
export function isFromProgram(exchange: Exchange): boolean {
  const { context, requestHeaders } = exchange;
  if (context.resourceType !== undefined || context.initiator !== undefined) return false;
  const agent = headerValue(requestHeaders, 'user-agent');
  if (agent === undefined || isBrowserName(agent)) return false;
  return !requestHeaders?.some(([name]) => ofBrowser.test(name));
}

/**
 * True when something shows that a browser sent a request: its source knows what for (and did not guess it) or from where, or the headers are a browser’s.
 * False proves nothing: a recording that was cleaned of headers says of no request who sent it. W3C Fetch Metadata §2.
 */
export function isFromBrowser({ context, requestHeaders = [] }: Exchange): boolean {
  const { resourceType, isTypeGuessed = false, initiator } = context;
  const isTyped = resourceType !== undefined && resourceType !== 'other' && !isTypeGuessed;
  if (initiator !== undefined || isTyped) return true;
  return requestHeaders.some(
    ([name, value]) => ofBrowser.test(name) || (/^user-agent$/i.test(name) && isBrowserName(value)),
  );
}

/** Headers that browsers add by themselves. Node’s fetch adds `Sec-Fetch-Mode` alone. */
const ofBrowser = /^(?:sec-(?!fetch-mode$)|origin$|referer$|cookie$)/i;

/** True for the name that browsers give themselves; `agent` is a `User-Agent`. RFC 9110 §10.1.5. */
export function isBrowserName(agent: string): boolean {
  return /^(?:Mozilla|Opera)\//i.test(agent);
}

/** True for an exchange that was answered with success. RFC 9110 §15.3. */
export function isAccepted({ status = 0 }: Pick<Exchange, 'status'>): boolean {
  return status >= 200 && status < 300;
}
