import { isInFrame } from '../../exchange/frame.ts';
import type { Flow } from '../../flows/flow.ts';
import { isSilentRequest } from '../../messages/silent-request.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { tieOfClient } from '../../flows/asked-again.ts';
import { callsOf, isRefusedByStatus } from '../api/refused-calls.ts';
import { fact } from '../fact.ts';

/** A silent renewal whose answer loaded the whole app into the hidden frame, where it began a login of its own. */
export type AppInSilentFrame = {
  /** The silent request, in its frame. OIDC Core §3.1.2.1. */
  readonly silent: Message;
  /** Its answer with a code, which nobody redeemed. */
  readonly answer: Message;
  /** The ordinary login that began in the frame then. */
  readonly nested: Message;
};

/** Milliseconds in which a page that has just loaded begins its login; no timeout of a silent renewal is as short. */
const soon = 8000;

/**
 * The silent renewal of this client that ended so, in this login or another one of the same client; the last of them. `undefined` where the
 * code was redeemed, where the login after it was in no frame, and where that was silent as well: the next attempt is.
 */
export const appInSilentFrame = fact('appInSilentFrame', ({ flow }): AppInSilentFrame | undefined => {
  const request = flow.messages.find(isFrontChannelRequest);
  const tie = request && tieOfClient(request);
  // Whoever asks for later logins is judged anew with each of them: ordinary ones must not.
  if (!tie || !(isInFrame(request.exchange) || callsOf(flow).some(isRefusedByStatus))) return undefined;
  const { name, value } = tie;
  const around = [...(flow.earlier?.(name, value) ?? []), flow, ...(flow.later?.(name, value) ?? [])];
  const nested = around.flatMap(({ messages }) => messages.find(isNested) ?? []);
  if (nested.length === 0) return undefined;
  return around.flatMap((other) => foundIn(other, nested) ?? []).at(-1);
});

function foundIn(
  { messages }: Pick<Flow, 'messages'>,
  all: readonly Message[],
): AppInSilentFrame | undefined {
  const silent = messages.find(isFrontChannelRequest);
  const answer = messages.findLast((one) => isFrontChannelResponse(one) && one.params['code'] !== undefined);
  if (!silent || !answer || !isSilentRequest(silent) || !isInFrame(silent.exchange)) return undefined;
  if (messages.some(({ kind }) => kind === 'token_request')) return undefined;
  const from = answer.exchange.startedAt;
  const nested = all.find(({ exchange }) => exchange.startedAt > from && exchange.startedAt <= from + soon);
  return nested && { silent, answer, nested };
}

/** A login that may show its pages, in a frame. */
function isNested(message: Message): boolean {
  return isFrontChannelRequest(message) && !isSilentRequest(message) && isInFrame(message.exchange);
}
