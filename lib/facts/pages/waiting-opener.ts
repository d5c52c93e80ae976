import type { Exchange } from '../../exchange/exchange.ts';
import { isInFrame } from '../../exchange/frame.ts';
import { hostOf, originOf } from '../../exchange/parameters.ts';
import { expectsWindowMessage } from '../../flows/window-message.ts';
import type { Message } from '../../messages/message.ts';
import { isPage as isDocument } from '../../messages/surrounding.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { fact } from '../fact.ts';
import { isOpenedAsPopup } from './opened-as-popup.ts';
import { openerPolicyOf } from './opener-policy.ts';

/** A page that waits for what the provider’s popup will tell it, and is isolated from it. HTML §7.1.3. */
export type WaitingOpener = {
  readonly start: Exchange;
  readonly request: Message;
  /** The provider’s page that speaks to its opener: the person is done. */
  readonly answering: Exchange | undefined;
};

/** `undefined` where the answer comes by redirect or in a frame, and where the page that opened the popup is not isolated (`same-origin`). */
export const waitingOpener = fact('waitingOpener', ({ flow }): WaitingOpener | undefined => {
  const request = flow.messages.find(isFrontChannelRequest);
  if (!request || !expectsWindowMessage(flow) || isInFrame(request.exchange)) return undefined;
  const { exchange } = request;
  const provider = originOf(exchange.url);
  const documents = flow.context.filter((one) => isDocument(one) && !isInFrame(one));
  const before = documents.filter(
    ({ startedAt, url }) => startedAt <= exchange.startedAt && originOf(url) !== provider,
  );
  const home = hostOf(exchange.context.initiator ?? '');
  const start = before.findLast(
    ({ url }) => home === '' || home === hostOf(provider ?? '') || hostOf(url) === home,
  );
  if (!start || openerPolicyOf(start) !== 'same-origin') return undefined;
  const answering = documents.findLast(
    (one) => one.startedAt > exchange.startedAt && originOf(one.url) === provider && isOpenedAsPopup(one),
  );
  return { start, request, answering };
});
