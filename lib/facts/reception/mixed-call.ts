import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { isMixedContent } from '../../exchange/mixed-content.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { Message } from '../../messages/message.ts';
import { fact } from '../fact.ts';
import { afterAnswer, type AfterAnswer } from './after-answer.ts';
import { callsAfter } from './calls.ts';

/** Milliseconds after the answer in which its page does by itself what is left of the login. */
const promptly = 10_000;

/**
 * What the app’s page, come over https with the answer, asked its own host for over plain http: a script’s call before a frame. Browsers
 * block both and send nothing. W3C Mixed Content §4.1, §5.3. `undefined` where the same was answered over https.
 */
function mixedCallAfter({ all }: AfterAnswer): Exchange | undefined {
  const until = (all[0]?.startedAt ?? 0) + promptly;
  const blocked = all.filter((one) => one.startedAt <= until && isOwnMixed(one));
  const last = blocked.findLast(({ context }) => context.resourceType === 'fetch') ?? blocked.at(-1);
  const secure = last && endpointOf(last.url).replace(/^http:/i, 'https:');
  return all.some((one) => isAccepted(one) && endpointOf(one.url) === secure) ? undefined : last;
}

/** The page that got the answer hands something to its own server so, and nothing else is shown or answered. */
export function blockedHandOff(after: AfterAnswer): Exchange | undefined {
  const call = mixedCallAfter(after);
  const isAlone =
    after.shown.every((one) => after.chain.includes(one) || !isAccepted(one)) && !callsAfter(after).answered;
  return call?.method === 'POST' && isAlone ? call : undefined;
}

/** Where a document goes at the top of its tab may be over http. */
function isOwnMixed(exchange: Exchange): boolean {
  const { resourceType } = exchange.context;
  if (resourceType !== 'fetch' && resourceType !== 'sub_frame') return false;
  const page = cameFrom(exchange);
  return page !== null && hostOf(page) === hostOf(exchange.url) && isMixedContent(exchange, page);
}

/** Such a call, the message that brought the answer, and the page that it was shown. */
export type MixedCall = { readonly call: Exchange; readonly landing: Message; readonly page: Exchange };

/** The same of the flow’s last answer, where nothing shows that the person was let in. */
export const mixedCall = fact('mixedCall', ({ flow, ending }): MixedCall | undefined => {
  const landing = flow.messages.findLast((one) => isFrontChannelResponse(one) && one.carrier === 'request');
  if (!landing || ending.outcome === 'succeeded') return undefined;
  const after = afterAnswer(flow, landing.exchange);
  const call = mixedCallAfter(after);
  return call && { call, landing, page: after.chain.at(-1) ?? landing.exchange };
});
