import { cameFrom } from '../exchange/came-from.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { isAccepted } from '../exchange/page-request.ts';
import { addressKey, originOf } from '../exchange/parameters.ts';
import { tieOfClient } from '../flows/asked-again.ts';
import { messagesOf, timeOf } from '../flows/flow.ts';
import { isPage } from '../messages/surrounding.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../vocabulary/kinds.ts';
import { fact } from './fact.ts';
import { responseModeOf } from './response-mode.ts';

/** The provider sent the browser back, and its answer stands in the part of the address that many recordings leave out. */
export type UnseenFragment = {
  readonly page: Exchange;
  /** Milliseconds until the client began the same login anew; `undefined` where it did not soon. */
  readonly again: number | undefined;
};

/** Milliseconds in which an app that did not take its answer begins anew by itself. */
const soon = 10_000;

/**
 * The page at the redirect URI that the browser came to from the provider, where the answer was to come in a fragment and none was seen.
 * `undefined` for answers that are carried otherwise, and where nothing shows that the browser came back. RFC 6749 §4.2.2; RFC 9110 §4.2.4.
 */
export const unseenFragment = fact('unseenFragment', ({ flow }): UnseenFragment | undefined => {
  const request = messagesOf(flow, 'authorization_request').at(-1);
  const { returnAddress: address } = request ?? {};
  if (!request || !address || flow.messages.some(isFrontChannelResponse)) return undefined;
  const provider = originOf(request.url);
  if (provider === originOf(address) || !responseModeOf(flow)?.startsWith('fragment')) return undefined;
  const page = flow.context.find(
    (one) =>
      one.startedAt > timeOf(request) &&
      isPage(one) &&
      isAccepted(one) &&
      addressKey(one.url) === addressKey(address) &&
      cameFrom(one) === provider,
  );
  if (!page) return undefined;
  const tie = tieOfClient(request);
  const next = (tie ? (flow.later?.(tie.name, tie.value) ?? []) : [])
    .flatMap(({ messages }) => messages)
    .find((one) => isFrontChannelRequest(one) && timeOf(one) > page.startedAt);
  const again = next && timeOf(next) - page.startedAt;
  return { page, again: again !== undefined && again <= soon ? again : undefined };
});
