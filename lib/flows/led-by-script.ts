import { headerValue } from '../exchange/headers.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { originOf } from '../exchange/parameters.ts';

/** Milliseconds after a page in which its script has gone on. */
const soon = 3000;

/**
 * True where a page’s script sent the browser on, and no person: browsers say of a navigation that somebody clicked for (`Sec-Fetch-User`).
 * False where that header could not be seen. https://www.w3.org/TR/fetch-metadata/ §2.4.
 */
export function isLedByScript(page: Exchange, next: Exchange): boolean {
  const { requestHeaders, startedAt, context } = next;
  if (headerValue(requestHeaders, 'sec-fetch-mode')?.toLowerCase() !== 'navigate') return false;
  if (headerValue(requestHeaders, 'sec-fetch-user') !== undefined) return false;
  const from = context.initiator ?? originOf(headerValue(requestHeaders, 'referer') ?? '') ?? undefined;
  const end = page.startedAt + (page.duration ?? 0);
  return (
    (from === undefined || from === originOf(page.url)) &&
    startedAt >= page.startedAt &&
    startedAt <= end + soon
  );
}
