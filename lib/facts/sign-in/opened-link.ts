import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { withoutFragment } from '../../exchange/parameters.ts';
import { partiesOfFlow, sideOf } from '../../flows/context/parties.ts';
import { ownExchanges } from '../../flows/own-exchanges.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { fact } from '../fact.ts';
import { leadsToAnotherLogin } from '../upstream-login.ts';

/**
 * What began the tab in which the answer came, where that is another than the login began in: an address of the provider’s that no page of
 * the login led to, as the link in a mail is. `undefined` where tabs are not known.
 */
export const openedLink = fact('openedLink', ({ flow }): Exchange | undefined => {
  const { messages } = flow;
  const request = messages.find(isFrontChannelRequest)?.exchange;
  const answer = messages.findLast(
    (one) => isFrontChannelResponse(one) && one.carrier === 'request',
  )?.exchange;
  // Another provider sends the browser back from elsewhere, too.
  if (leadsToAnotherLogin(flow)) return undefined;
  const [from, to] = [request?.context.tab, answer?.context.tab];
  if (!request || !answer || from === undefined || to === undefined || from < 0 || to < 0 || from === to)
    return undefined;
  const all = ownExchanges(flow, mostMessages).filter(
    ({ startedAt }) => startedAt >= request.startedAt && startedAt <= answer.startedAt,
  );
  const first = all.find(({ context }) => context.tab === to);
  if (!first || first === answer || sideOf(messages, partiesOfFlow(flow), first.url) !== 'provider')
    return undefined;
  const isSecond = all.some(
    ({ url, context }) => context.tab === from && withoutFragment(url) === withoutFragment(first.url),
  );
  return isSecond || !isFromElsewhere(first, from) ? undefined : first;
});

const mostMessages = 200;

/** Opened by hand, by another program or by a page of somebody else’s. */
function isFromElsewhere({ method, requestHeaders, context }: Exchange, tab: number): boolean {
  if (method !== 'GET' || context.openerTab === tab || context.initiator !== undefined) return false;
  return /^(?:none|cross-site)$/.test(headerValue(requestHeaders, 'sec-fetch-site') ?? 'none');
}
