import type { Exchange } from '../../exchange/exchange.ts';
import { isInFrame } from '../../exchange/frame.ts';
import { hostOf, originOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import { expectsWindowMessage } from '../../flows/window-message.ts';
import type { Message } from '../../messages/message.ts';
import { isPage, surroundingOf } from '../../messages/surrounding.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { isOpenedAsPopup } from './opened-as-popup.ts';
import { openerPolicyOf, type OpenerPolicy } from '../../exchange/opener-policy.ts';

/** A page that asked to be isolated from other windows. */
export type IsolatedPage = { readonly page: Exchange; readonly policy: OpenerPolicy };

/** A popup that is to hand its answer to the page that opened it by a message, where one of the two asked to be isolated. HTML §7.1.3. */
export type UnheardPopup = {
  readonly request: Message;
  /** The app’s page that waits: `same-origin` alone cuts on that side. */
  readonly opener: IsolatedPage | undefined;
  /** The provider’s first answer in the popup that says so, redirects included: there any policy but `unsafe-none` cuts. */
  readonly popup: IsolatedPage | undefined;
  /** The provider's page that speaks to its opener: the person is done. */
  readonly answering: Exchange | undefined;
};

/**
 * A login whose answer is posted to the page that opened its popup, and which one side or both cut off from the other. `undefined` where the
 * answer comes by redirect or in a frame, where tokens were asked for or came after all, and where neither side is isolated.
 */
export function unheardPopupOf(flow: Pick<Flow, 'messages' | 'context'>): UnheardPopup | undefined {
  const request = flow.messages.find(isFrontChannelRequest);
  if (!request || !expectsWindowMessage(flow) || isInFrame(request.exchange)) return undefined;
  if (flow.messages.some(({ kind }) => kind === 'token_request')) return undefined;
  const shown = [request.exchange, ...flow.context.filter((one) => isShownIn(one, request))];
  const popup = shown.map(isolated).find((one) => one !== undefined);
  const start = openerOf(flow.context, request);
  const own = start && isolated(start);
  const opener = own?.policy === 'same-origin' ? own : undefined;
  if (!popup && !opener) return undefined;
  return { request, opener, popup, answering: shown.slice(1).findLast(isOpenedAsPopup) };
}

function isolated(page: Exchange): IsolatedPage | undefined {
  const policy = openerPolicyOf(page);
  return policy && { page, policy };
}

/** The provider’s, after the request. */
function isShownIn(one: Exchange, { exchange }: Message): boolean {
  return (
    one.startedAt > exchange.startedAt &&
    originOf(one.url) === originOf(exchange.url) &&
    surroundingOf(one) !== 'call' &&
    !isInFrame(one)
  );
}

/** The last document before the request that is not the provider’s, and is of the page that asked, where that is known. */
function openerOf(context: readonly Exchange[], { exchange }: Message): Exchange | undefined {
  const provider = originOf(exchange.url);
  const home = hostOf(exchange.context.initiator ?? '');
  return context.findLast(
    (one) =>
      isPage(one) &&
      !isInFrame(one) &&
      one.startedAt <= exchange.startedAt &&
      originOf(one.url) !== provider &&
      (home === '' || home === hostOf(provider ?? '') || hostOf(one.url) === home),
  );
}
