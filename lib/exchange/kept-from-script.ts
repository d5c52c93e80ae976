import { isCorsFailure } from './cors-failure.ts';
import type { Exchange } from './exchange.ts';
import { headerValue, wereRecorded } from './headers.ts';
import { originOf } from './parameters.ts';

/**
 * True where a script asked (fetch, XMLHttpRequest) and the browser kept the answer of the other origin from it, as its failure or the
 * answer's missing permission says. Fetch standard §4.10.
 */
export function isKeptFromScript(exchange: Exchange): boolean {
  const { status, failure, requestHeaders, responseHeaders, method } = exchange;
  if (method === 'OPTIONS' || !isByScript(exchange) || isOwn(exchange)) return false;
  if (failure !== undefined) return isCorsFailure(failure);
  if (status === 0) return true;
  // A proxy sees the answer that the browser keeps.
  const asksOther = headerValue(requestHeaders, 'origin') !== undefined;
  return (
    asksOther &&
    status !== undefined &&
    wereRecorded(responseHeaders) &&
    headerValue(responseHeaders, 'access-control-allow-origin') === undefined
  );
}

/** Of the page’s own origin, whose answers every script may read. */
function isOwn({ context, requestHeaders, url }: Exchange): boolean {
  const own = originOf(url);
  const site = headerValue(requestHeaders, 'sec-fetch-site')?.toLowerCase();
  return (
    site === 'same-origin' || [context.initiator, headerValue(requestHeaders, 'origin')].includes(own ?? '')
  );
}

function isByScript({ context, requestHeaders }: Exchange): boolean {
  const mode = headerValue(requestHeaders, 'sec-fetch-mode')?.toLowerCase();
  const destination = headerValue(requestHeaders, 'sec-fetch-dest')?.toLowerCase() ?? 'empty';
  if (destination !== 'empty') return false;
  return mode === undefined ? context.resourceType === 'fetch' : mode === 'cors';
}
