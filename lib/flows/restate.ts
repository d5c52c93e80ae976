import type { Exchange } from '../exchange/exchange.ts';
import type { Correlation } from './correlate.ts';

/**
 * The same exchange with other verdicts: nothing is recognised anew, nothing moves, and the flows that have it have changed. For pages: the
 * worker checks no signatures.
 * @returns false, and nothing is done, where `old` is not how the exchange stands now
 */
export function restate(
  { known, loose, supporting, assembly }: Correlation,
  old: Exchange,
  exchange: Exchange,
): boolean {
  const before = known.get(old.id);
  if (before?.[0]?.exchange !== old) return false;
  const messages = before.map((message) => ({ ...message, exchange }));
  known.set(old.id, messages);
  for (const [at, message] of messages.entries()) {
    const was = before[at]!;
    loose.replace(was, message);
    supporting.replace(was, message);
    for (const draft of assembly.ofExchange(exchange.id))
      if (draft.messages.includes(was)) assembly.replace(draft, was, message);
  }
  return true;
}
