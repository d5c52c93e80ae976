import type { Exchange } from '../../exchange/exchange.ts';
import { plainAtTlsPort } from '../said/phrases/web-servers.ts';
import { saidBy } from '../said/said.ts';

/** True for a request over plain HTTP that reached a port which speaks TLS, as the answer says. nginx has a status of its own, 497. */
export function isPlainAtTlsPort(exchange: Exchange): boolean {
  if (!exchange.url.startsWith('http:') || (exchange.status ?? 0) < 400) return false;
  if (exchange.status === 497) return true;
  return saidBy(exchange)?.phrases.some(({ phrase }) => phrase.id === plainAtTlsPort) === true;
}
