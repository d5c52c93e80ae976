import type { Exchange } from '../../exchange/exchange.ts';
import { originOf } from '../../exchange/parameters.ts';
import { pageOf } from '../../exchange/page-request.ts';
import { isPrefetch } from '../../exchange/prefetch.ts';
import { isForbiddenPath } from '../../flows/address-errors.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { gaveTokens } from '../../flows/infer.ts';
import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { isPage } from '../../messages/surrounding.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { wentOnWith } from '../went-on-with.ts';
import { isForFailures } from './failure-page.ts';
import { isSignInAddress } from '../../messages/sign-in-address.ts';

/** Milliseconds after its tokens within which a page goes on by itself. */
const untilScript = 5000;

/** What a page’s script went to after its tokens, and the message by which the answer came. */
export type TokensRefused = {
  readonly at: Exchange;
  readonly message: Message;
  /** The page for failures; or only the sign-in page again, which apps pass on their way, too. */
  readonly is: 'failed' | 'asked';
};

/**
 * The page of the app’s own for failures, or its sign-in page, that its script went to at once after it had got tokens with the code or in
 * the fragment: its library refused what was in them. `undefined` where it went anywhere else, or on from there.
 */
export function tokensRefused(flow: Flow): TokensRefused | undefined {
  const delivery = deliveryToPage(flow);
  const origin = delivery && ownPage(delivery);
  if (!delivery || origin === undefined) return undefined;
  const { startedAt, duration = 0 } = delivery.exchange;
  const pages = flow.context
    .filter((one) => isShownBy(one, origin, flow))
    .toSorted((a, b) => a.startedAt - b.startedAt || a.entry - b.entry);
  const before = new Set(pages.filter((one) => one.startedAt < startedAt).map(({ url }) => url));
  const at = pages.findLast(
    (one) => one.startedAt >= startedAt && one.startedAt <= startedAt + duration + untilScript,
  );
  if (!at) return undefined;
  const message = flow.messages.findLast(isFrontChannelResponse) ?? delivery;
  if (isForFailures(at.url)) return before.has(at.url) ? undefined : { at, message, is: 'failed' };
  if (wentOnWith(flow, delivery)) return undefined;
  if (isForbiddenPath(at.url) && !before.has(at.url)) return { at, message, is: 'failed' };
  return isSignInAddress(at.url) ? { at, message, is: 'asked' } : undefined;
}

/** What brought the page its tokens: the code that it redeemed, or the answer’s fragment. */
function deliveryToPage(flow: Flow): Message | undefined {
  const redemption = messagesOf(flow, 'token_request').findLast(
    (request) => request.params['code'] !== undefined && gaveTokens(request),
  );
  return (
    redemption ??
    messagesOf(flow, 'authorization_response').findLast(
      (one) =>
        one.carrier === 'request' &&
        one.responseMode !== 'form_post' &&
        Object.keys(deliveredTokens(one)).length > 0,
    )
  );
}

function ownPage({ kind, exchange }: Message): string | undefined {
  return kind === 'token_request' ? pageOf(exchange) : (originOf(exchange.url) ?? undefined);
}

function isShownBy(one: Exchange, origin: string, { ofOthers }: Flow): boolean {
  return (
    isPage(one) &&
    one.context.resourceType !== 'sub_frame' &&
    !isPrefetch(one) &&
    !ofOthers?.has(one.id) &&
    originOf(one.url) === origin
  );
}
