import type { Exchange } from '../../exchange/exchange.ts';
import { headerValues } from '../../exchange/headers.ts';
import { answererOf } from './answerer.ts';

/** A proxy that gave up an answer whose headers were larger than its buffer, as far as one exchange shows it. */
export type AnswerHeadersTooBig = {
  /** `nginx`. */
  readonly product: string;
  /** Milliseconds until the error came; `undefined` where not recorded. A backend that is down or slow takes longer. */
  readonly after: number | undefined;
};

/** Milliseconds: a proxy that waits for nobody is quicker. */
const quick = 5000;

const buffering: ReadonlySet<string> = new Set(['nginx', 'Kong']);

/**
 * True signs of one exchange that a proxy got an answer with more headers than its buffer holds (`upstream sent too big header`): nginx’s
 * own 502, quickly. It fits a backend that is not there too: that other pages of the host work, and that this one sets large
 * cookies ({@link setCookieBytes}), is for the caller to see. `undefined` without those signs.
 */
export function answerHeadersTooBigOf(exchange: Exchange): AnswerHeadersTooBig | undefined {
  if (exchange.status !== 502) return undefined;
  const { kind, product } = answererOf(exchange);
  if (kind !== 'proxy' || product === undefined || !buffering.has(product)) return undefined;
  if (exchange.duration !== undefined && exchange.duration > quick) return undefined;
  return { product, after: exchange.duration };
}

/** Characters of all cookies that an answer sets: what fills a proxy’s buffer. */
export function setCookieBytes({ responseHeaders }: Exchange): number {
  return headerValues(responseHeaders, 'set-cookie').reduce((sum, line) => sum + line.length, 0);
}
