import { isLoopback } from '../../exchange/loopback.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { pageKindOf } from './page-kind.ts';

/**
 * The answer that a program on this device waited for and took with a page in which nothing runs: what it does with it is out of the
 * browser's sight. `undefined` where its other requests were recorded: its next one would have been, too. RFC 8252 §7.3.
 */
export function takenByProgramOf({ messages }: Pick<Flow, 'messages'>): Message | undefined {
  const isBrowsers = messages.every((one) => isFrontChannelRequest(one) || isFrontChannelResponse(one));
  const message = messages.findLast(
    (one) => isFrontChannelResponse(one) && one.carrier === 'request' && !one.error,
  );
  if (!isBrowsers || !message || !isLoopback(message.url)) return undefined;
  return pageKindOf(message.exchange) === 'notice' ? message : undefined;
}
