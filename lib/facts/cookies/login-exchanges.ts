import type { Exchange } from '../../exchange/exchange.ts';
import type { Flow } from '../../flows/flow.ts';
import { isFrontChannelRequest, isFrontChannelResponse, type Message } from '../../messages/message.ts';
import type { LoginExchanges } from './login-cookies.ts';
import { tiesOf } from './ties.ts';

/**
 * A flow's login as its cookies saw it, of any protocol whose answer comes through the browser: the last answer that reached the client,
 * and the last request before it. `surroundings`: what else the client’s and the provider’s hosts exchanged around it; without it only
 * the cookies of the messages themselves are followed. `callback` chooses another answer, as in a loop. `undefined` where no request
 * was seen or no answer reached the client.
 */
export function loginExchangesOf(
  { messages }: Pick<Flow, 'messages'>,
  surroundings: readonly Exchange[],
  callback: Message | undefined = messages.findLast(isDelivery),
): LoginExchanges | undefined {
  const end = callback ? messages.indexOf(callback) : 0;
  const request = messages.slice(0, end).findLast(isFrontChannelRequest);
  if (!callback || !request) return undefined;
  const exchanges = new Map(
    [...surroundings, ...messages.map(({ exchange }) => exchange)].map((one) => [one.id, one]),
  );
  return {
    exchanges: [...exchanges.values()],
    request: request.exchange,
    callback: callback.exchange,
    ties: tiesOf(request),
  };
}

/** The request that carries the answer, not the redirect that leads to it. */
function isDelivery(message: Message): boolean {
  return (
    isFrontChannelResponse(message) && message.carrier === 'request' && /^https?:/i.test(message.exchange.url)
  );
}
