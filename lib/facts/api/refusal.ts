import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { callsOf, isRefusedByStatus, isSteppedUp } from './refused-calls.ts';
import { isRefusedInBody } from './refused-in-body.ts';

/** By its status (see {@link isRefusedByStatus}), or by what an answer of success says. */
export function isRefused(call: Message): boolean {
  return isRefusedByStatus(call) || isRefusedInBody(call.exchange);
}

/** The last call that was refused with a token of this login, and neither taken later at the same address nor followed by the login that it asks for. `undefined`: none. */
export function refusedCallOf(flow: Pick<Flow, 'messages' | 'later'>): Message | undefined {
  const calls = callsOf(flow);
  const refused = calls.findLast((call) => call.token !== undefined && isRefused(call));
  return refused && (isSteppedUp(flow, refused) || isTakenLater(calls, refused)) ? undefined : refused;
}

/** Whether the same address took a token after that one of the calls, which are in order, was refused: the client renewed it, as it should. */
export function isTakenLater(calls: readonly Message[], refused: Message): boolean {
  return calls.slice(calls.indexOf(refused) + 1).some((call) => call.url === refused.url && !isRefused(call));
}
