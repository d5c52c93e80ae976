import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { ExchangeSink } from '../../lib/exchange/sink.ts';

/** A sink for tests: a coarse gate for OAuth's plainest shapes, and what was put through it. */
export type Evidence = ExchangeSink & {
  /** The present state of each exchange, by id. */
  readonly exchanges: Map<string, Exchange>;
  /** Every put, in order. */
  readonly puts: Exchange[];
};

const message = /[?&]response_type=|[?&#]code=[^&]+&state=|[#&]access_token=|grant_type=|^code=[^&]+&state=/;

/** Admits authorization requests, responses, token requests, and tokens in the Authorization header. */
export function admitsMessages(
  _method: string,
  url: string,
  redirectUrl = '',
  authorization = '',
  body = '',
): boolean {
  return (
    message.test(url) ||
    message.test(redirectUrl) ||
    message.test(body) ||
    authorization.startsWith('Bearer ')
  );
}

/** Evidence that has seen nothing, or goes on with what an earlier one has. */
export function createEvidence(exchanges = new Map<string, Exchange>()): Evidence {
  const puts: Exchange[] = [];
  return {
    exchanges,
    puts,
    admits: admitsMessages,
    admitsError: () => false,
    admitsAround: () => false,
    remembers: () => false,
    put(exchange) {
      puts.push(exchange);
      exchanges.set(exchange.id, exchange);
      return true;
    },
  };
}
