import type { BrowserContext, Header, ResourceType } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isBrowserName } from '../../exchange/page-request.ts';
import { asObject, asText, type JsonObject } from '../../exchange/json.ts';
import { rawHeader } from './headers.ts';
import { onlyDefined } from '../../exchange/defined.ts';

/** What a HAR entry tells of its place in the browser: what asked for it, from which origin, on which page. */
export function contextOf(entry: JsonObject, requestHeaders: readonly Header[] | undefined): BrowserContext {
  return onlyDefined({
    ...resourceTypeOf(entry, requestHeaders),
    initiator: initiatorOf(entry, requestHeaders),
    page: asText(entry.pageref),
    servedBy: servedByOf(entry),
  });
}

/** As Chrome and others write it, at the response or at the entry. A service worker that merely hands the request on has the network as its source. */
function servedByOf(entry: JsonObject): BrowserContext['servedBy'] {
  const response = asObject(entry.response);
  const isSaid = (name: string): boolean => response?.[name] === true || entry[name] === true;
  const source = response?._serviceWorkerResponseSource ?? entry._serviceWorkerResponseSource;
  const isWorker = isSaid('_fetchedViaServiceWorker') || isSaid('_fromServiceWorker');
  if (isWorker && source !== 'network') return 'service_worker';
  const cache = entry._fromCache ?? response?._fromCache;
  return cache === true || cache === 'disk' || cache === 'memory' || response?._fromDiskCache === true
    ? 'cache'
    : undefined;
}

/** Whether an entry is a page of a tab or a frame, straight from a HAR, without building anything. */
export function isRawPage(entry: JsonObject, request: JsonObject, response: JsonObject | undefined): boolean {
  const said = entry._resourceType;
  if (typeof said === 'string' && said !== 'other') return isFrame(resourceTypes.get(said));
  const mode = rawHeader(request.headers, 'sec-fetch-mode');
  if (mode !== undefined) return mode === 'navigate';
  const accept = rawHeader(request.headers, 'accept');
  if (accept !== undefined && accept !== '*/*') return accept.startsWith('text/html');
  const type = asObject(response?.content)?.mimeType;
  return typeof type === 'string' && type.startsWith('text/html');
}

function isFrame(type: ResourceType | undefined): boolean {
  return type === 'main_frame' || type === 'sub_frame';
}

/** Fetch Metadata (https://www.w3.org/TR/fetch-metadata/) tells frames apart; Chrome calls both of them `document`. */
function resourceTypeOf(
  entry: JsonObject,
  headers: readonly Header[] | undefined,
): Pick<BrowserContext, 'resourceType' | 'isTypeGuessed'> {
  if (entry._apiRequest === true) return { resourceType: 'other' };
  const destination = headerValue(headers, 'sec-fetch-dest');
  if (destination) return { resourceType: destinations.get(destination.toLowerCase()) ?? 'other' };
  const said = asText(entry._resourceType);
  if (said) return { resourceType: resourceTypes.get(said.toLowerCase()) ?? 'other' };
  const resourceType = guessFromHeaders(headers);
  return {
    resourceType,
    isTypeGuessed: (resourceType && headerValue(headers, 'user-agent') === undefined) || undefined,
  };
}

const destinations: ReadonlyMap<string, ResourceType> = new Map([
  ['document', 'main_frame'],
  ['iframe', 'sub_frame'],
  ['frame', 'sub_frame'],
  ['fencedframe', 'sub_frame'],
  ['embed', 'sub_frame'],
  ['object', 'sub_frame'],
  ['empty', 'fetch'],
  ['script', 'script'],
  ['webidentity', 'webidentity'],
]);

const resourceTypes: ReadonlyMap<string, ResourceType> = new Map([
  ['document', 'main_frame'],
  ['main_frame', 'main_frame'],
  ['iframe', 'sub_frame'],
  ['subdocument', 'sub_frame'],
  ['sub_frame', 'sub_frame'],
  ['fetch', 'fetch'],
  ['xhr', 'fetch'],
  ['xmlhttprequest', 'fetch'],
  ['preflight', 'fetch'],
  ['eventsource', 'fetch'],
  ['script', 'script'],
  ['stylesheet', 'part'],
  ['image', 'part'],
  ['font', 'part'],
  ['media', 'part'],
  ['texttrack', 'part'],
  ['manifest', 'part'],
  ['fedcm', 'webidentity'],
  ['webidentity', 'webidentity'],
]);

/** Proxies record no type, and browsers send no Fetch Metadata over plain HTTP. They record programs that are no browsers as well. */
function guessFromHeaders(headers: readonly Header[] | undefined): ResourceType | undefined {
  const agent = headerValue(headers, 'user-agent');
  if (agent !== undefined && !isBrowserName(agent)) return undefined;
  if (headerValue(headers, 'x-requested-with')?.toLowerCase() === 'xmlhttprequest') return 'fetch';
  const accept = headerValue(headers, 'accept');
  if (accept?.startsWith('text/html')) return 'main_frame';
  return accept?.startsWith('application/json') ? 'fetch' : undefined;
}

/** A script's own URL says nothing of the page it runs in, so of `_initiator` only a parsed document counts. */
function initiatorOf(entry: JsonObject, headers: readonly Header[] | undefined): string | undefined {
  const initiator = asObject(entry._initiator);
  return (
    webOrigin(headerValue(headers, 'origin')) ??
    webOrigin(headerValue(headers, 'referer')) ??
    (initiator?.type === 'parser' ? webOrigin(initiator.url) : undefined)
  );
}

function webOrigin(url: unknown): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
  const { origin } = new URL(url);
  return origin === 'null' ? undefined : origin;
}
