import { cutHandOverOf, type CutHandOver } from '../../facts/pages/cut-hand-over.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Message } from '../../messages/message.ts';

/** A popup’s callback that was taken and cannot tell the page which waits for it. */
export type Cut = CutHandOver & { readonly message: Message };

/** {@link cutHandOverOf} of a login that ended there. */
export function cutOf({ ending, flow }: Pick<Facts, 'ending' | 'flow'>): Cut | undefined {
  const { reception } = ending;
  if (reception?.outcome !== 'failed' || reception.by !== 'opener_cut') return undefined;
  const { message } = reception;
  const found = cutHandOverOf(flow, message.exchange);
  return found && { ...found, message };
}
