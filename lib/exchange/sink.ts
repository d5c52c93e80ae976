import type { Exchange } from './exchange.ts';

/**
 * What a source feeds. A source asks `admits` with the few strings it already holds, before it builds anything; only
 * what passes becomes an exchange and is `put`. Order matters: feed in order of time, because what earlier exchanges
 * taught (endpoints, redirect URIs, tokens) decides about later ones.
 */
export interface ExchangeSink {
  /**
   * The gate. Allocates nothing for traffic that is not ours.
   * @param method upper case
   * @param url the URL requested
   * @param redirectUrl the redirect's target (absolute or as in `Location`), once known
   * @param authorization value of the Authorization header, where seen
   * @param body request body as text, where seen
   * @param referer value of the Referer header, where seen
   * @param challenge value of the WWW-Authenticate header of a refusal, where seen
   * @param answer response body as text, where it is JSON and was seen
   */
  admits(
    method: string,
    url: string,
    redirectUrl?: string,
    authorization?: string,
    body?: string,
    referer?: string,
    challenge?: string,
    answer?: string,
  ): boolean;
  /**
   * A second question, about what the gate refused and its server then answered with an error status (400 and above): true at the
   * servers of logins, whose pages may show why a login ended.
   */
  admitsError(url: string): boolean;
  /**
   * A third question, about what both refused, once it was answered: whether it may tell what happened around a login. True for pages,
   * answers that set cookies, and for a while after a login for what its app's host is asked, and for what a host beside it refuses.
   * Allocates nothing otherwise.
   * @param startedAt milliseconds since 1970
   * @param status of the answer, 0 where none came; nothing is known of it yet without
   */
  admitsAround(
    url: string,
    startedAt: number,
    isNavigation: boolean,
    setsCookies: boolean,
    status?: number,
  ): boolean;
  /**
   * Takes the exchange, or a newer state of the one with the same id. True when it is evidence now. What only may surround a login
   * is remembered for a while, and becomes evidence when a login turns out to be near: {@link remembers} tells.
   */
  put(exchange: Exchange): boolean;
  /** True for what is no evidence so far and remembered all the same: newer states of it are welcome. */
  remembers(id: string): boolean;
}
