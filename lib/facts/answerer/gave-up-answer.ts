import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { endpointOf, hostAndPortOf } from '../../exchange/parameters.ts';
import { fact } from '../fact.ts';
import { failingExchanges, type FailingExchange } from '../failing-exchanges.ts';
import { answerHeadersTooBigOf, type AnswerHeadersTooBig } from './answer-headers-too-big.ts';

/** A failing exchange whose answer a proxy gave up most likely for the size of its headers. */
export type GaveUpAnswer = AnswerHeadersTooBig & {
  readonly failing: FailingExchange;
  /** Where the same request was given up again: another address of the same service, which answered. */
  readonly answered: Exchange | undefined;
};

/**
 * The failing exchange at which a proxy gave up an answer with too many headers. `undefined` where the host gave the same error
 * at another address too, or again at this one while nothing else of the same service was answered: then nothing is behind it.
 */
export const gaveUpAnswer = fact('gaveUpAnswer', ({ of, flow }): GaveUpAnswer | undefined => {
  const around = [...flow.messages.map(({ exchange }) => exchange), ...flow.context];
  return of(failingExchanges)
    .flatMap((failing): readonly GaveUpAnswer[] => {
      const found = answerHeadersTooBigOf(failing.exchange);
      if (!found) return [];
      const others = around.filter(
        ({ id, url }) =>
          id !== failing.exchange.id && hostAndPortOf(url) === hostAndPortOf(failing.exchange.url),
      );
      const same = others.filter((other) => answerHeadersTooBigOf(other) !== undefined);
      if (same.some(({ url }) => endpointOf(url) !== endpointOf(failing.exchange.url))) return [];
      const answered = others.find((other) => isAnsweredBeside(other, failing.exchange));
      return same.length === 0 || answered ? [{ ...found, failing, answered }] : [];
    })
    .at(0);
});

/** Behind one proxy, services are told apart by how their paths begin. */
function isAnsweredBeside(other: Exchange, failing: Exchange): boolean {
  const { url } = other;
  return (
    isFromBehind(other) &&
    endpointOf(url) !== endpointOf(failing.url) &&
    serviceOf(url) !== undefined &&
    serviceOf(url) === serviceOf(failing.url)
  );
}

/** A page, a script or an image may be a file that the proxy keeps itself: such an answer says nothing of what is behind it. */
function isFromBehind({ url, status = 0, responseHeaders }: Exchange): boolean {
  if (status < 200 || status >= 400) return false;
  if (headerValue(responseHeaders, 'set-cookie') !== undefined) return true;
  if (headerValue(responseHeaders, 'x-powered-by') !== undefined) return true;
  if (status === 302 || status === 303 || status === 307) return true;
  const isFile =
    headerValue(responseHeaders, 'accept-ranges') !== undefined || /\.\w{2,12}$/.test(endpointOf(url));
  return !isFile && /[/+]json\b/i.test(headerValue(responseHeaders, 'content-type') ?? '');
}

function serviceOf(url: string): string | undefined {
  return URL.canParse(url) ? /^\/[^/]+(?=\/)/.exec(new URL(url).pathname)?.[0] : undefined;
}
