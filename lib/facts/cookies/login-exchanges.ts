import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { LoginExchanges } from './login-cookies.ts';
import { loginValuesOf } from './ties.ts';

/**
 * A flow's login with what happened around it, as its cookies saw it, of any protocol whose answer comes through the browser: the last
 * answer that reached the client, and the last request before it. `callback` chooses another answer, as in a loop. `undefined` where no
 * request was seen or no answer reached the client.
 */
export function loginExchangesOf(
  { messages, context, isContextFull }: Pick<Flow, 'messages' | 'context' | 'isContextFull'>,
  callback: Message | undefined = messages.findLast(isDelivery),
): LoginExchanges | undefined {
  const end = callback ? messages.indexOf(callback) : 0;
  const request = messages.slice(0, end).findLast(isFrontChannelRequest);
  if (!callback || !request) return undefined;
  const own = messages.map(({ exchange }) => exchange);
  return {
    exchanges: [...new Map([...context, ...own].map((one) => [one.id, one])).values()],
    request: request.exchange,
    callback: callback.exchange,
    ties: loginValuesOf(request),
    isWhole: !isContextFull,
  };
}

/** The request that carries the answer, not the redirect that leads to it. */
export function isDelivery(message: Message): boolean {
  return (
    isFrontChannelResponse(message) && message.carrier === 'request' && /^https?:/i.test(message.exchange.url)
  );
}
