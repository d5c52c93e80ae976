import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { refusedPart } from '../answerer/refused-part.ts';

/**
 * The landing of tokens that the app’s page was to read out of its address, where no page of the app’s came: the request was refused for
 * its size, or the window was answered with a server’s failure. `undefined` where anything shows that a page had them.
 */
export function landingNotServed(flow: Pick<Flow, 'messages'>): Message | undefined {
  const landing = messagesOf(flow, 'authorization_response').findLast(
    ({ carrier, error }) => carrier === 'request' && !error,
  );
  if (!landing || !isNoPage(landing)) return undefined;
  const wasRead = flow.messages.some(
    ({ kind, token, exchange }) =>
      kind === 'token_request' || (token !== undefined && exchange.startedAt > landing.exchange.startedAt),
  );
  return wasRead ? undefined : landing;
}

/** A frame’s page may be any: the page around it reads the address by itself, unless the browser shows an error of its own. */
function isNoPage({ exchange }: Message): boolean {
  const { status = 0, context } = exchange;
  if (context.resourceType === 'main_frame' && status >= 500) return true;
  const recorded = exchange.verdicts?.request_size;
  return status >= 400 && (recorded?.includes(' said ') ?? refusedPart(exchange) !== undefined);
}
