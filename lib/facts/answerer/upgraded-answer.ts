import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { failureKindOf, type FailureKind } from './failure.ts';
import { isUpgradedByBrowser } from './scheme-bounce.ts';

/** An answer that was on its way to a plain address, which the browser itself turned into https: nobody got it. RFC 6797 §8.3. */
export type UpgradedAnswer = {
  /** The answer, at its plain address. */
  readonly message: Message;
  /** The origin that was asked instead: `https://localhost:53225`. */
  readonly origin: string;
  /** The browser's own word for why (`HSTS`); `undefined` where it gave none. */
  readonly reason: string | undefined;
  /** The request that failed there; `undefined` where the recording ends before it. */
  readonly failed: Exchange | undefined;
};

/** Programs of a user's own, which redirect where they like. */
const byExtensions = 'WebRequest API';

/** Failures that tell of the connection to that address, and not of a page that was left. */
const ofConnection: ReadonlySet<FailureKind> = new Set<FailureKind>(['tls', 'refused', 'reset', 'timeout']);

/**
 * The answer that the browser took to https by itself and that found nobody there. On an address of this device also where nothing was
 * recorded after it: programs that wait there speak no TLS. `undefined` where anybody answered, under either scheme.
 */
export function upgradedAnswerOf(flow: Flow): UpgradedAnswer | undefined {
  const message = flow.messages.findLast((one) => isFrontChannelResponse(one) && isPlain(one.url));
  if (!message || !URL.canParse(message.url)) return undefined;
  const target = `https:${message.url.slice('http:'.length)}`;
  const after = [...flow.messages.map(({ exchange }) => exchange), ...flow.context].filter(
    (one) => one.startedAt >= message.exchange.startedAt,
  );
  const origins = new Set([originOf(message.url), originOf(target)]);
  const own = after.filter(({ url }) => origins.has(originOf(url)));
  if (own.some((one) => (one.status ?? 0) > 0 && !isUpgradedByBrowser(one))) return undefined;
  const asked = own.filter(({ url }) => url === target);
  const failed = asked.find((one) => ofConnection.has(failureKindOf(one) ?? 'aborted'));
  if (asked.length > 0 && !failed) return undefined;
  const isSeen =
    isUpgradedByBrowser(message.exchange) || (message.carrier === 'redirect' && failed !== undefined);
  const reason = headerValue(message.exchange.responseHeaders, 'non-authoritative-reason');
  if (!isSeen || reason === byExtensions || (!failed && !isLoopback(message.url))) return undefined;
  return { message, origin: originOf(target) ?? target, reason, failed };
}

function isPlain(url: string): boolean {
  return /^http:\/\//i.test(url);
}
