import { timeOf, type Flow } from '../../flows/flow.ts';
import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';

/**
 * The last message before a call that delivered the access token which the call presents. `undefined` where the call has none, or where
 * it was not seen how the client came by it. RFC 6749 §5.1.
 */
export function tokenDeliveryOf({ messages }: Pick<Flow, 'messages'>, call: Message): Message | undefined {
  if (call.token === undefined) return undefined;
  return messages.findLast(
    (message) => deliveredTokens(message)['access_token'] === call.token && timeOf(message) <= timeOf(call),
  );
}
