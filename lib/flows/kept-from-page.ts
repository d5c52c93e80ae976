import { isHiddenFromPage, pageOriginOf } from '../exchange/page-request.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Message } from '../messages/message.ts';
import type { Flow } from './flow.ts';

/**
 * The server gave its answer and the browser did not let the page read it, as far as the headers say; nothing that came later
 * shows that the page had it all the same. Fetch standard §4.10.
 */
export function isKeptFromPage(flow: Flow, { exchange }: Message): boolean {
  const page = pageOriginOf(exchange);
  if (page === undefined || !isHiddenFromPage(withoutCredentials(exchange), page)) return false;
  return !flow.messages.some(
    (later) =>
      later.exchange.startedAt > exchange.startedAt &&
      (later.token ?? later.params['refresh_token']) !== undefined,
  );
}

/** What an answer must say to a request with credentials is left aside: whether it was one decides no login. */
function withoutCredentials(exchange: Exchange): Exchange {
  return { ...exchange, requestHeaders: undefined };
}
