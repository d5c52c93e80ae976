import type { Exchange } from '../../exchange/exchange.ts';
import { isInFrame } from '../../exchange/frame.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import { expectsWindowMessage } from '../../flows/window-message.ts';
import type { Message } from '../../messages/message.ts';
import { surroundingOf } from '../../messages/surrounding.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { isOpenedAsPopup } from './opened-as-popup.ts';
import { openerPolicyOf, type OpenerPolicy } from './opener-policy.ts';

/** A popup that is to hand its answer to the page that opened it, and whose own pages asked to be isolated. HTML §7.1.3. */
export type IsolatedPopup = {
  readonly request: Message;
  /** The provider's first answer in the popup that says so, redirects included. */
  readonly page: Exchange;
  readonly policy: OpenerPolicy;
  /** The provider's page that speaks to its opener: the person is done. */
  readonly answering: Exchange | undefined;
};

/**
 * The provider's pages of a login whose answer is posted to the opener, where they cut themselves off from it; any policy but `unsafe-none`
 * does on that side. `undefined` where the answer comes by redirect or in a frame, and where tokens were asked for or came after all.
 */
export function isolatedPopupOf(flow: Pick<Flow, 'messages' | 'context'>): IsolatedPopup | undefined {
  const request = flow.messages.find(isFrontChannelRequest);
  if (!request || !expectsWindowMessage(flow) || isInFrame(request.exchange)) return undefined;
  if (flow.messages.some(({ kind }) => kind === 'token_request')) return undefined;
  const provider = originOf(request.exchange.url);
  const shown = [
    request.exchange,
    ...flow.context.filter(
      (one) =>
        one.startedAt > request.exchange.startedAt &&
        originOf(one.url) === provider &&
        surroundingOf(one) !== 'call' &&
        !isInFrame(one),
    ),
  ];
  const page = shown.find((one) => openerPolicyOf(one) !== undefined);
  const policy = page && openerPolicyOf(page);
  return page && policy
    ? { request, page, policy, answering: shown.slice(1).findLast(isOpenedAsPopup) }
    : undefined;
}
