import { withoutFragment } from '../exchange/parameters.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';

/**
 * The last logout request of a flow that the client sent; `undefined` where there is none. A page of the provider's to which its own redirect
 * leads may look like one, as it keeps the client's page as its referrer, and asks for less. RP-Initiated Logout §2.
 */
export function logoutRequestOf(flow: Pick<Flow, 'messages'>): Message | undefined {
  const requests = messagesOf(flow, 'end_session_request');
  const ledTo = new Set(
    requests.flatMap(({ exchange: { redirectUrl } }) =>
      redirectUrl === undefined ? [] : [withoutFragment(redirectUrl)],
    ),
  );
  return requests.findLast(({ exchange }) => !ledTo.has(withoutFragment(exchange.url))) ?? requests.at(-1);
}
