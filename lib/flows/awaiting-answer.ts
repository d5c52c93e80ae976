import type { Exchange } from '../exchange/exchange.ts';
import { originOf } from '../exchange/parameters.ts';
import { isFrontChannelRequest } from '../vocabulary/kinds.ts';
import type { Assembly } from './assembly.ts';
import { isAnswered, type FlowDraft } from './draft.ts';

/** The newest login that began in this tab and frame at the server of an exchange, and still waits for its answer. */
export function awaitingAnswer(assembly: Assembly, exchange: Exchange): FlowDraft | undefined {
  const origin = originOf(exchange.url);
  if (origin === null) return undefined;
  const begun = assembly.find('provider', origin, exchange.startedAt);
  return begun.find((draft) => !isAnswered(draft) && beganHere(draft, exchange));
}

/** In the same tab and frame; true where the source knows none. */
function beganHere({ messages }: FlowDraft, { id, context, startedAt }: Exchange): boolean {
  return messages.some(
    (message) =>
      isFrontChannelRequest(message) &&
      message.exchange.id !== id &&
      message.exchange.startedAt <= startedAt &&
      isSame(message.exchange.context.tab, context.tab) &&
      isSame(message.exchange.context.frame, context.frame),
  );
}

function isSame(a: number | undefined, b: number | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}
