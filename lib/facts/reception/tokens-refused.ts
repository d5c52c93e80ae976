import type { Exchange } from '../../exchange/exchange.ts';
import { originOf } from '../../exchange/parameters.ts';
import { pageOf } from '../../exchange/page-request.ts';
import { isPrefetch } from '../../exchange/prefetch.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { gaveTokens } from '../../flows/infer.ts';
import type { Message } from '../../messages/message.ts';
import { isPage } from '../../messages/surrounding.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { isForFailures } from './failure-page.ts';

/** Milliseconds after its tokens within which a page goes on by itself. */
const untilScript = 5000;

/**
 * The page of the app’s own for failures that its script went to at once after it had got tokens with the code, and the message by which
 * the answer came: its library refused what was in them. `undefined` where it went anywhere else, or on from there.
 */
export function tokensRefused(flow: Flow): { readonly at: Exchange; readonly message: Message } | undefined {
  const redemption = messagesOf(flow, 'token_request').findLast(
    (request) => request.params['code'] !== undefined && gaveTokens(request),
  );
  const origin = redemption && pageOf(redemption.exchange);
  if (!redemption || origin === undefined) return undefined;
  const { startedAt, duration = 0 } = redemption.exchange;
  const pages = flow.context
    .filter((one) => isShownBy(one, origin, flow))
    .toSorted((a, b) => a.startedAt - b.startedAt || a.entry - b.entry);
  const before = new Set(pages.filter((one) => one.startedAt < startedAt).map(({ url }) => url));
  const at = pages.findLast(
    (one) => one.startedAt >= startedAt && one.startedAt <= startedAt + duration + untilScript,
  );
  if (!at || before.has(at.url) || !isForFailures(at.url)) return undefined;
  return { at, message: flow.messages.findLast(isFrontChannelResponse) ?? redemption };
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
