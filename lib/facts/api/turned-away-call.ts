import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isForbiddenInBody, isRefusedInBody } from './refused-in-body.ts';
import { isTokenUse } from '../../vocabulary/kinds.ts';

/**
 * The last call with a token that was answered with one of these statuses, whatever it says of the token, and whose address took none; no later
 * than `until`. `undefined` where there is none. What an API says of the token itself: `refusedCallOf`. RFC 9110 §15.5.
 * @param until milliseconds since 1970
 */
export function turnedAwayCallOf(
  { messages }: Pick<Flow, 'messages'>,
  isOne: (status: number, call: Message) => boolean,
  until = Infinity,
): Message | undefined {
  const calls = messages.filter(
    (message) => isTokenUse(message) && message.token !== undefined && message.exchange.startedAt <= until,
  );
  const at = calls.findLast((call) => isOne(call.exchange.status ?? 0, call));
  return at && !calls.some((one) => one.url === at.url && isTaken(one)) ? at : undefined;
}

function isTaken({ exchange }: Message): boolean {
  const { status = 0 } = exchange;
  return status >= 200 && status < 300 && !isRefusedInBody(exchange) && !isForbiddenInBody(exchange);
}
