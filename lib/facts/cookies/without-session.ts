import { isAccepted } from '../../exchange/page-request.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Flow } from '../../flows/flow.ts';
import { headerValue } from '../../exchange/headers.ts';
import { asksWhoOneIs } from '../reception/asks-who-one-is.ts';
import { afterAnswer } from '../reception/after-answer.ts';
import { bringsSession, sessionCookiesSet } from '../reception/session-cookies.ts';
import { handsOnToken } from '../reception/token-in-landing.ts';
import { sentCookiesOf } from './sent-cookies.ts';

/**
 * The page of the application at which an answer ended, where nothing shows a session of it: neither the callback nor what came after brought a
 * cookie that may be one, none was set, no call was answered, and no address handed on a value that may stand for one. `undefined` where any of
 * that is otherwise (cookies named in `lost` stand for this login alone), where no page was seen, and where what was sent was not recorded.
 */
export function pageWithoutSession(
  flow: Flow,
  callback: Exchange,
  lost: ReadonlySet<string>,
): Exchange | undefined {
  const after = afterAnswer(flow, callback);
  const { all, calls, chain, shown } = after;
  const page = shown.at(-1);
  if (!page || page.id === callback.id || !isAccepted(page)) return undefined;
  if (all.some((one) => sentCookiesOf(one) === undefined || bringsSession(one, lost))) return undefined;
  if (sessionCookiesSet(all).length > 0 || calls.some(isOfSomebody) || shown.some(handsOnToken))
    return undefined;
  return chain.some(({ redirectUrl }) => redirectUrl !== undefined && handsOn(redirectUrl))
    ? undefined
    : page;
}

/** Answered, and not what a page is told that asks for something without saying who it is. */
function isOfSomebody(call: Exchange): boolean {
  const isBare = call.method === 'GET' && headerValue(call.requestHeaders, 'authorization') === undefined;
  return isAccepted(call) && (!isBare || asksWhoOneIs(call));
}

/** True for an address with a ticket, a token or the like in it: long, without words, with digits. */
export function handsOn(url: string): boolean {
  return url.split(/[/?#&=]/).some((part) => /^(?=.*\d)[\w.~%-]{20,}$/.test(part));
}
