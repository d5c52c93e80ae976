import { navigatedBy } from '../exchange/navigated-by.ts';
import { headerValue } from '../exchange/headers.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { originOf } from '../exchange/parameters.ts';

/** Milliseconds after a page in which its script has gone on. */
const soon = 3000;

/**
 * True where a page’s script sent the browser on, and no person. False where the headers by which browsers tell could not be seen.
 */
export function isLedByScript(page: Exchange, next: Exchange): boolean {
  const { requestHeaders, startedAt, context } = next;
  if (navigatedBy(next) !== 'script') return false;
  const from = context.initiator ?? originOf(headerValue(requestHeaders, 'referer') ?? '') ?? undefined;
  const end = page.startedAt + (page.duration ?? 0);
  return (
    (from === undefined || from === originOf(page.url)) &&
    startedAt >= page.startedAt &&
    startedAt <= end + soon
  );
}
