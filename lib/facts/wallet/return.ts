import { isAccepted } from '../../exchange/page-request.ts';
import { asText } from '../../exchange/json.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { fact } from '../fact.ts';

/** What the verifier told the wallet of the way back. */
export type PresentationReturn = {
  readonly message: Message;
  /** Where the browser is to go; `undefined` where the answer names nothing. */
  readonly address: string | undefined;
  /** The request and the answer to it went through this browser. */
  readonly isSameBrowser: boolean;
};

/** `undefined` where the wallet posted nothing that was taken, or the verifier’s answer was not recorded. OpenID4VP §8.2. */
export const presentationReturnOf = fact('presentationReturn', ({ flow }) => returnIn(flow));

function returnIn(flow: Flow): PresentationReturn | undefined {
  const message = messagesOf(flow, 'presentation_response').findLast(
    ({ responseMode, params, exchange, error }) =>
      responseMode === undefined && params['protocol'] === undefined && isAccepted(exchange) && !error,
  );
  if (!message?.exchange.responseBody?.text && message?.exchange.status !== 204) return undefined;
  const request = messagesOf(flow, 'presentation_request').find(({ carrier }) => carrier === 'request');
  return {
    message,
    address: asText(message.answer?.['redirect_uri']),
    isSameBrowser: request !== undefined && sharesBrowser(request, message),
  };
}

/** The page to which the browser was sent is the one that posts the answer. */
function sharesBrowser(request: Message, answer: Message): boolean {
  const [a, b] = [request.exchange.context, answer.exchange.context];
  if (b.resourceType !== 'fetch' && b.resourceType !== 'main_frame') return false;
  return a.tab === undefined || b.tab === undefined || a.tab === b.tab;
}
