import { hostOf } from '../../exchange/parameters.ts';
import { fact } from '../fact.ts';
import { failingExchanges, type FailingExchange } from '../failing-exchanges.ts';
import { answerHeadersTooBigOf, type AnswerHeadersTooBig } from './answer-headers-too-big.ts';

/** A failing exchange whose answer a proxy gave up most likely for the size of its headers. */
export type GaveUpAnswer = AnswerHeadersTooBig & { readonly failing: FailingExchange };

/**
 * The failing exchange at which a proxy gave up an answer with too many headers. `undefined` where the host gave the same error
 * elsewhere too: then nothing is behind it.
 */
export const gaveUpAnswer = fact('gaveUpAnswer', ({ of, flow }): GaveUpAnswer | undefined => {
  const around = [...flow.messages.map(({ exchange }) => exchange), ...flow.context];
  return of(failingExchanges)
    .flatMap((failing): readonly GaveUpAnswer[] => {
      const found = answerHeadersTooBigOf(failing.exchange);
      const isDown = around.some(
        (other) =>
          other.id !== failing.exchange.id &&
          hostOf(other.url) === hostOf(failing.exchange.url) &&
          answerHeadersTooBigOf(other) !== undefined,
      );
      return found && !isDown ? [{ ...found, failing }] : [];
    })
    .at(0);
});
