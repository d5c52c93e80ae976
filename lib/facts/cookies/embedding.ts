import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { isInFrame } from '../../exchange/frame.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isOneSite } from '../../exchange/site.ts';

/**
 * The origin of the page of another site that a document’s frame is in: there no request is of its own site, whichever page of the frame
 * makes it. RFC 6265bis §5.2.1. `undefined` where none was seen.
 */
export type Embedding = (exchange: Exchange) => string | undefined;

/**
 * Of exchanges in order of time: the page that a frame’s first document came from is the one around it. A page of the same site that was
 * the tab’s own before speaks against it: then the frame may have been somewhere else first, out of sight.
 */
export function embeddingAmong(exchanges: readonly Exchange[]): Embedding {
  const first = new Map<string, Exchange>();
  const tops = new Map<string, string[]>();
  for (const exchange of exchanges) {
    const tab = tabOf(exchange);
    if (tab === undefined) continue;
    if (isInFrame(exchange)) {
      const frame = frameOf(tab, exchange);
      if (!first.has(frame)) first.set(frame, exchange);
    } else if (isTop(exchange)) {
      tops.set(tab, [...(tops.get(tab) ?? []), exchange.url].slice(-mostTops));
    }
  }
  return (exchange) => {
    const tab = tabOf(exchange);
    if (tab === undefined || !isInFrame(exchange)) return undefined;
    const head = first.get(frameOf(tab, exchange));
    const around = head && cameFrom(head);
    if (!head || head === exchange || !around || !/^https?:/i.test(around) || isOneSite(around, head.url))
      return undefined;
    if (isOneSite(around, exchange.url)) return undefined;
    return tops.get(tab)?.some((url) => isOneSite(url, exchange.url)) ? undefined : around;
  };
}

/** Pages of one tab that are looked at. */
const mostTops = 50;

function tabOf({ context: { tab, page } }: Exchange): string | undefined {
  return tab === undefined && page === undefined ? undefined : `${tab ?? ''} ${page ?? ''}`;
}

function frameOf(tab: string, { context: { frame } }: Exchange): string {
  return `${tab} ${frame ?? ''}`;
}

function isTop({ context, requestHeaders }: Exchange): boolean {
  return (
    context.resourceType === 'main_frame' || headerValue(requestHeaders, 'sec-fetch-dest') === 'document'
  );
}
