import type { Exchange } from '../../exchange/exchange.ts';
import { writeRecordedSizes, type RecordedSizes } from '../../exchange/quoting-verdicts.ts';
import { answererOf, type Answerer } from './answerer.ts';
import { refusedSizes } from './refused-sizes.ts';

/**
 * A request that was refused for its size, and what made it so large: bytes of UTF-8, sixty cookies at most, the largest first. Part:
 * headers (cookies above all), the address or the body. `said`: status or page say so. `likely`: a bare 400 for a request near
 * every server’s limit.
 */
export type SizeRefused = RecordedSizes & { readonly answerer: Answerer };

/**
 * A request that was refused for its size: 431, 414 and 413, nginx’s 494, pages that say so under 400 or 404, and, as likely, a 400
 * without words for a request of more than 7500 bytes of headers. `undefined` for anything else. RFC 6585 §5; RFC 9110 §15.5.14, §15.5.15.
 */
export function sizeRefusedOf(exchange: Exchange): SizeRefused | undefined {
  const sizes = refusedSizes(exchange);
  return sizes && { ...sizes, answerer: answererOf(exchange) };
}

/** For a trace: the sizes of a request that was refused for them, whose values redaction shortens. */
export function requestSizeVerdictOf(exchange: Exchange): string | undefined {
  const refused = sizeRefusedOf(exchange);
  return refused && writeRecordedSizes(refused);
}
