import { isCleaned } from '../../exchange/cleaned.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';

/** A revocation that its server took. `told`: where and how long before the later message it was, as the end of a sentence. */
export type Revocation = { readonly message: Message; readonly isItself: boolean; readonly told: string };

/**
 * The revocation of a token that a later message sent all the same, or else the last one of another token of the flow since this one was
 * given out; `undefined` where none was seen before it. RFC 7009 §2.2.
 */
export function revocationBefore(
  flow: Pick<Flow, 'messages'>,
  later: Message,
  token: string | undefined,
): Revocation | undefined {
  const before = messagesOf(flow, 'revocation_request').filter(
    (one) => timeOf(one) <= timeOf(later) && isAccepted(one.exchange) && one.token !== undefined,
  );
  const itself =
    token !== undefined && !isCleaned(token) ? before.findLast((one) => one.token === token) : undefined;
  const issued = issuedAt(flow, token);
  const message = itself ?? before.findLast((one) => timeOf(one) >= issued);
  if (!message) return undefined;
  const seconds = Math.round((timeOf(later) - timeOf(message)) / 1000);
  return {
    message,
    isItself: itself !== undefined,
    told: `was revoked at ${endpointOf(message.url)} ${seconds > 0 ? `${seconds} s` : 'just'} before`,
  };
}

/** When a token was first given out, in milliseconds since 1970; a token that nothing was seen to give out may be old. */
function issuedAt({ messages }: Pick<Flow, 'messages'>, token: string | undefined): number {
  const first = messages.find((one) => {
    const { access_token: access, refresh_token: refresh } = deliveredTokens(one);
    return token !== undefined && (access === token || refresh === token);
  });
  return first ? timeOf(first) : -Infinity;
}
