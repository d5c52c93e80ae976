import type { Exchange } from '../../exchange/exchange.ts';
import { handedToken } from '../../messages/handed-token.ts';

/**
 * True where the answer of the callback itself holds a token that it hands to the page that opened it: the app’s server, or a helper of
 * its, had redeemed the code by then. A trace says so, too.
 */
export function handsOnToken(exchange: Exchange): boolean {
  const recorded = exchange.verdicts?.session_in_answer;
  return recorded === undefined ? handedToken(exchange) !== undefined : recorded === 'session';
}
