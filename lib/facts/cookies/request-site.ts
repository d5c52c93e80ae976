import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isOneSite } from '../../exchange/site.ts';
import type { Confidence } from '../../vocabulary/confidence.ts';
import type { BrowserEngine } from '../../exchange/browser.ts';

/**
 * How a request stands to the site it goes to, which is what SameSite is about. RFC 6265bis §5.2, W3C Fetch Metadata §2.4.
 *
 * - `own`: a page of that site made it, or a person by hand, and no redirect led through another one.
 * - `detour`: it began so, and was led through another site by redirects alone. Chromium sends Strict cookies, Firefox does not.
 * - `foreign`: a page of another site made it, as a provider's page does.
 * - `unknown`: nothing recorded tells.
 */
export type RequestSite = {
  readonly from: 'own' | 'detour' | 'foreign' | 'unknown';
  /** `top`: the tab's own page; `frame`: a page in a page; `inside`: what a page loads or a script fetches. */
  readonly place: 'top' | 'frame' | 'inside';
  readonly confidence: Confidence;
  /** Origin of the page that made it; `null`: not recorded. */
  readonly initiator: string | null;
  /** Origin of the page of another site that its frame is in, where one is known. */
  readonly around?: string;
};

/**
 * `hops`: the redirects that led to the request, the first at the beginning. `around`: the page of another site that its frame is in, where
 * one is known; inside it every request is a foreign one.
 */
export function requestSiteOf(
  exchange: Exchange,
  hops: readonly Exchange[],
  engine: BrowserEngine | undefined,
  around?: string,
): RequestSite {
  const place = placeOf(exchange);
  const initiator = cameFrom(exchange);
  const { from, confidence } = originOfRequest({ exchange, hops, engine }, initiator);
  if (around !== undefined && place === 'frame') {
    const isCertain = from === 'foreign' && confidence === 'certain';
    return { from: 'foreign', place, confidence: isCertain ? 'certain' : 'firm', initiator, around };
  }
  // A frame's own navigations are `same-origin` also where the page around it is another site's.
  return {
    from,
    place,
    confidence: place === 'frame' && from === 'own' ? 'tentative' : confidence,
    initiator,
  };
}

type Judged = Pick<RequestSite, 'from' | 'confidence'>;

type Arrival = {
  readonly exchange: Exchange;
  readonly hops: readonly Exchange[];
  readonly engine: BrowserEngine | undefined;
};

function originOfRequest(arrival: Arrival, initiator: string | null): Judged {
  const said = headerValue(arrival.exchange.requestHeaders, 'sec-fetch-site')?.toLowerCase();
  if (said === 'same-origin' || said === 'same-site') return { from: 'own', confidence: 'certain' };
  if (said === 'none') return { from: isLedAway(arrival) ? 'detour' : 'own', confidence: 'certain' };
  const confidence = said === 'cross-site' ? 'certain' : 'firm';
  if (initiator !== null) return { from: fromPage(initiator, arrival, said), confidence };
  if (said === 'cross-site' && arrival.hops.length === 0) return { from: 'foreign', confidence: 'firm' };
  return fromHead(arrival);
}

function fromPage(initiator: string, arrival: Arrival, said: string | undefined): Judged['from'] {
  const { url } = arrival.exchange;
  if (!isSameSite(initiator, url, arrival.engine)) return 'foreign';
  const isCrossing = said === 'cross-site' && isSameSite(initiator, url, 'chromium');
  return isCrossing || isLedAway(arrival) ? 'detour' : 'own';
}

/** Nothing tells what page it was, but the first request of the chain says how it stood to its own site. */
function fromHead(arrival: Arrival): Judged {
  const [head] = arrival.hops;
  const said = headerValue(head?.requestHeaders, 'sec-fetch-site')?.toLowerCase();
  const known = said === 'same-origin' || said === 'same-site' ? head?.url : undefined;
  const page = known ?? (head && cameFrom(head));
  if (!page) return { from: 'unknown', confidence: 'tentative' };
  return { from: fromPage(page, arrival, undefined), confidence: 'firm' };
}

function isLedAway({ exchange: { url }, hops, engine }: Arrival): boolean {
  return hops.some((hop) => !isSameSite(hop.url, url, engine));
}

/** Chromium counts http and https of one host as two sites; Firefox does not, whatever its `Sec-Fetch-Site` says. */
function isSameSite(a: string, b: string, engine: BrowserEngine | undefined): boolean {
  if (!isOneSite(a, b)) return false;
  return engine === 'firefox' || engine === 'webkit' || isSecureScheme(a) === isSecureScheme(b);
}

function isSecureScheme(url: string): boolean {
  return /^(?:https|wss):/i.test(url);
}

function placeOf({ context, requestHeaders }: Exchange): RequestSite['place'] {
  const destination = headerValue(requestHeaders, 'sec-fetch-dest')?.toLowerCase();
  if (destination === 'document' || context.resourceType === 'main_frame') return 'top';
  if (
    context.resourceType === 'sub_frame' ||
    /^(?:i?frame|fencedframe|embed|object)$/.test(destination ?? '')
  )
    return 'frame';
  if (destination !== undefined || ['fetch', 'script', 'part'].includes(context.resourceType ?? ''))
    return 'inside';
  return 'top';
}
