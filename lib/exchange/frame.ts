import type { Exchange } from './exchange.ts';
import { headerValue } from './headers.ts';
import { isOneSite } from './site.ts';

/** True for a document loaded into a frame of another page. */
export function isInFrame({ context, requestHeaders }: Exchange): boolean {
  return context.resourceType === 'sub_frame' || headerValue(requestHeaders, 'sec-fetch-dest') === 'iframe';
}

/**
 * True when a request came from a page of another site, as the browser says it (`Sec-Fetch-Site`), else by the registrable domains
 * of the two hosts. RFC 6265bis §5.2 names sites; W3C Fetch Metadata §2.4.
 */
export function isFromOtherSite({ url, requestHeaders, context }: Exchange): boolean {
  const said = headerValue(requestHeaders, 'sec-fetch-site');
  if (said) return said === 'cross-site';
  const from = context.initiator ?? headerValue(requestHeaders, 'referer');
  return from !== undefined && URL.canParse(from) && !isOneSite(url, from);
}

/** True when a request was recorded with its headers and sent no cookie. */
export function sentNoCookie({ requestHeaders }: Exchange): boolean {
  if (!requestHeaders || requestHeaders.length === 0) return false;
  return headerValue(requestHeaders, 'cookie') === undefined;
}
