import type { Exchange } from '../exchange/exchange.ts';
import { headerValue } from '../exchange/headers.ts';
import { isPrefetch } from '../exchange/prefetch.ts';
import { isKeptFromScript } from '../exchange/kept-from-script.ts';
import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest } from '../vocabulary/kinds.ts';
import { tieOfClient } from './asked-again.ts';
import type { Assembly } from './assembly.ts';
import { isAnswered, type FlowDraft } from './draft.ts';
import { timeOf } from './flow.ts';

/** Milliseconds between a script’s call that was sent to the login and the visible login that makes it beside the point. */
const longestBetween = 60_000;

/** Flows of scripts’ calls that were sent to the login and kept from it, shortly before the window went there itself: nothing failed. */
export function callsBefore(assembly: Assembly, message: Message): readonly FlowDraft[] {
  if (!isFrontChannelRequest(message) || isKeptFromScript(message.exchange)) return [];
  return ofClient(assembly, message).filter(isOfCalls);
}

/**
 * True for such a call while a visible login of the same client waits for its answer: that one tells how it went; and for what was fetched
 * ahead, in case that somebody goes there.
 */
export function isBesideLogin(assembly: Assembly, message: Message): boolean {
  if (!isFrontChannelRequest(message) || !isKeptFromScript(message.exchange)) return false;
  if (isGuess(message.exchange)) return true;
  return ofClient(assembly, message).some(
    (draft) => !isAnswered(draft) && !isOfCalls(draft) && draft.messages.some(isFrontChannelRequest),
  );
}

/** Next.js fetches a page’s components, ahead or at a click, and has the window go there where that fails. */
function isGuess(exchange: Exchange): boolean {
  return isPrefetch(exchange) || headerValue(exchange.requestHeaders, 'rsc') === '1';
}

/** A page’s calls were all led to the login, and none of them could go there. */
export function isOfCalls({ messages }: FlowDraft): boolean {
  return messages.every(({ exchange }) => isKeptFromScript(exchange));
}

function ofClient(assembly: Assembly, message: Message): readonly FlowDraft[] {
  const tie = tieOfClient(message);
  const time = timeOf(message);
  return tie ? assembly.find(tie.name, tie.value, time, time - longestBetween) : [];
}
