import { isWithheld } from '../exchange/cleaned.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { hostOf } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest } from '../vocabulary/kinds.ts';

/** Characters: a shorter state may stand in any answer by chance. */
const shortestState = 12;
/** Characters: what answers with an address and little else is no longer. */
const longestAnswer = 20_000;

/**
 * Calls of a page’s script that an API answered with the address of the request to come, its host and its state in it: at whatever site
 * it is, that API began the login, and is the application’s own. Of a trace, by its verdict. @param around exchanges near the login
 */
export function beginningCalls(
  messages: readonly Message[],
  around: readonly Exchange[],
): readonly Exchange[] {
  return messages.filter(isFrontChannelRequest).flatMap(({ exchange, params }) => {
    const host = hostOf(exchange.url);
    const state = params['state'] ?? '';
    return around.filter(
      (one) =>
        one.context.resourceType === 'fetch' &&
        one.startedAt <= exchange.startedAt &&
        hostOf(one.url) !== host &&
        (one.verdicts?.begins_login ?? handsOut(one, host, state)),
    );
  });
}

function handsOut({ responseBody }: Exchange, host: string, state: string): boolean {
  const text = responseBody?.text ?? '';
  if (text.length > longestAnswer || state.length < shortestState || !text.includes(host)) return false;
  return (text.includes(state) || text.includes(encodeURIComponent(state))) && !isWithheld(state);
}
