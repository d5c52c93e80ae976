import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { addressKey, originOf } from '../../exchange/parameters.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import { isPage } from '../../messages/surrounding.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { responseModeOf } from '../response-mode.ts';

/**
 * The page at the redirect URI that the browser came to from the provider, where the answer was to come in a fragment and none was seen.
 * `undefined` for answers that are carried otherwise, and where nothing shows that the browser came back. RFC 6749 §4.2.2; RFC 9110 §4.2.4.
 */
export function pageBackOf(flow: Flow): Exchange | undefined {
  const request = messagesOf(flow, 'authorization_request').at(-1);
  const { returnAddress: address } = request ?? {};
  if (!request || !address || flow.messages.some(isFrontChannelResponse)) return undefined;
  const provider = originOf(request.url);
  if (provider === originOf(address) || !responseModeOf(flow)?.startsWith('fragment')) return undefined;
  return flow.context.find(
    (one) =>
      one.startedAt > timeOf(request) &&
      isPage(one) &&
      isAccepted(one) &&
      addressKey(one.url) === addressKey(address) &&
      cameFrom(one) === provider,
  );
}
