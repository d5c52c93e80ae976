import { failingExchanges } from '../../facts/failing-exchanges.ts';
import type { Facts } from '../../facts/facts.ts';
import { cookieLost, otherLogin, samlRequestLost, storageLost } from '../../facts/said/phrases/suspects.ts';
import { saidBy } from '../../facts/said/said.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';

const forgotten: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  ...cookieLost,
  ...otherLogin,
  ...storageLost,
  ...samlRequestLost,
]);

/** True where the app says, in words that leave open how, that it does not know the login whose answer came. RFC 6749 §10.12. */
export function saysLoginForgotten({ of }: Pick<Facts, 'of'>): boolean {
  return of(failingExchanges).some(
    ({ exchange, by }) =>
      by === 'client' &&
      saidBy(exchange)?.phrases.some(
        ({ phrase }) =>
          (phrase.cause !== undefined && forgotten.has(phrase.cause)) ||
          (phrase.cause === undefined && phrase.suspects.some((one) => forgotten.has(one))),
      ) === true,
  );
}
