import { isBrokenOff } from '../exchange/broken-off.ts';
import { isOwnPlaceholder } from '../exchange/cleaned.ts';
import type { Message } from '../messages/message.ts';
import { deliveredCredentials } from '../messages/openid4vci/credential-request.ts';
import { isFrontChannelRequest, kinds } from '../vocabulary/kinds.ts';
import { errorPageOf, type ErrorPage } from './error-page.ts';
import { messagesOf, type Flow } from './flow.ts';

/** How a flow of a wallet stands: it came to its end, is open, or was refused at a message, or on a page that followed it. */
export type WalletEnding = 'done' | 'open' | { readonly at: Message; readonly page?: ErrorPage | undefined };

/** `undefined` for flows of no wallet, and for issuances that have not asked for a credential: there the tokens decide. */
export function walletEndingOf(flow: Flow): WalletEnding | undefined {
  return flow.messages.some(({ protocol }) => protocol === 'openid4vp')
    ? endingOfPresentation(flow)
    : endingOfIssuance(flow);
}

/**
 * A presentation worked where the verifier took the answer; where the wallet’s part was not seen, nothing is known. An answer of the
 * wallet’s that is an error is one though the verifier took it. OpenID4VP §8.2, §8.5.
 */
function endingOfPresentation(flow: Flow): WalletEnding {
  const answer = messagesOf(flow, 'presentation_response').at(-1);
  if (answer) {
    if (answer.error || isRefused(answer)) return { at: answer };
    const { status } = answer.exchange;
    const isTaken = answer.responseMode === 'fragment' || (status !== undefined && status < 300);
    return isTaken || messagesOf(flow, 'presentation_return').length > 0 ? 'done' : 'open';
  }
  const fetched = messagesOf(flow, 'presentation_request_object').at(-1);
  if (fetched) return isRefused(fetched) ? { at: fetched } : 'open';
  const request = flow.messages.find(isFrontChannelRequest);
  const page = request && errorPageOf(flow);
  if (page) return { at: page.message, page };
  return request && isRefused(request) && !isBrokenOff(request.exchange) ? { at: request } : 'open';
}

/** An issuance worked where a credential came; one that is to come later leaves it open. OpenID4VCI §8.3, §9.2. */
function endingOfIssuance(flow: Flow): WalletEnding | undefined {
  const asked = flow.messages.filter(
    ({ kind }) => kind === 'credential_request' || kind === 'deferred_credential_request',
  );
  const last = asked.at(-1);
  if (!last) return endingOfOffer(flow);
  if (asked.some(brought)) return 'done';
  return isRefused(last) && last.error?.code !== 'issuance_pending' ? { at: last } : 'open';
}

/** Nothing but an offer was seen: what the wallet made of it is out of sight. */
function endingOfOffer({ messages }: Flow): WalletEnding | undefined {
  const offers = messages.filter(
    ({ kind }) => kind === 'credential_offer' || kind === 'credential_offer_request',
  );
  const isOffered = messages.every((message) => offers.includes(message) || kinds[message.kind].serves);
  if (offers.length === 0 || !isOffered) return undefined;
  const fetched = offers.findLast(({ kind }) => kind === 'credential_offer_request');
  return fetched && isRefused(fetched) ? { at: fetched } : 'open';
}

/** It came: in the clear, or in an answer that only the wallet can read. OpenID4VCI §8.3, §10. */
function brought(message: Message): boolean {
  if (deliveredCredentials(message).length > 0) return true;
  const { status, responseBody } = message.exchange;
  if (status !== 200 || message.answer?.['transaction_id'] !== undefined) return false;
  const text = responseBody?.text?.trim();
  return text === undefined || /^ey[\w-]+(?:\.[\w-]*){4}$/.test(text) || isOwnPlaceholder(text);
}

function isRefused({ exchange: { status, failure }, carrier }: Message): boolean {
  if (carrier === 'redirect') return false;
  return status === undefined ? failure !== undefined : status === 0 || status >= 400;
}
