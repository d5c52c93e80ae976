import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import { failingExchanges } from '../failing-exchanges.ts';
import type { Facts } from '../facts.ts';
import { meansOf } from './phrases/phrase.ts';
import { saidBy } from './said.ts';

/**
 * Whether known words where a login failed mean one of these causes, alone or among others. Words that hide the reason, which their
 * product says of many things, mean none.
 */
export function isSaidToBe({ of }: Pick<Facts, 'of'>, names: readonly SaidCauseName[]): boolean {
  return of(failingExchanges).some(({ exchange }) =>
    saidBy(exchange)?.phrases.some(
      ({ phrase }) => !phrase.hidesReason && meansOf(phrase).some((name) => names.includes(name)),
    ),
  );
}
