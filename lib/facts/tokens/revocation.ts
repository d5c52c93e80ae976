import { isAccepted } from '../../exchange/page-request.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';

/** A revocation that its server took. `told`: where and how long before the later message it was, as the end of a sentence. */
export type Revocation = { readonly message: Message; readonly isItself: boolean; readonly told: string };

/**
 * The revocation of a token that a later message sent all the same, or else the last one of another token of the flow; `undefined`
 * where none was seen before it. RFC 7009 §2.2.
 */
export function revocationBefore(
  flow: Pick<Flow, 'messages'>,
  later: Message,
  token: string | undefined,
): Revocation | undefined {
  const before = messagesOf(flow, 'revocation_request').filter(
    (one) => timeOf(one) <= timeOf(later) && isAccepted(one.exchange) && one.token !== undefined,
  );
  const itself = before.findLast((one) => one.token === token);
  const message = itself ?? before.at(-1);
  if (!message) return undefined;
  const seconds = Math.round((timeOf(later) - timeOf(message)) / 1000);
  return {
    message,
    isItself: itself !== undefined,
    told: `was revoked at ${endpointOf(message.url)} ${seconds > 0 ? `${seconds} s` : 'just'} before`,
  };
}
