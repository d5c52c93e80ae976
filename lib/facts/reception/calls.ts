import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import type { AfterAnswer } from './after-answer.ts';

/** What an application's own API said right after a login: whom it refused at last, and whom it answered. */
export type Calls = { readonly refused: Exchange | undefined; readonly answered: Exchange | undefined };

/**
 * A call that was refused as nobody's and not answered later, where no other call was answered or it asked who one is; and a call
 * that was answered. Pages ask before they know: the last word on an address counts.
 */
export function callsAfter({ calls }: AfterAnswer): Calls {
  const last = [...new Map(calls.map((call) => [endpointOf(call.url), call])).values()];
  const answered = last.filter(isAccepted);
  const asksWho = answered.find(asksWhoOneIs);
  const refused = last.find((one) => one.status === 401 && (answered.length === 0 || asksWhoOneIs(one)));
  return { refused: asksWho ? undefined : refused, answered: asksWho ?? answered[0] };
}

/** True for a call to an address at which an application says who has signed in. */
export function asksWhoOneIs({ url }: Exchange): boolean {
  return who.test(endpointOf(url));
}

const who =
  /\/(?:me|user|users?\/(?:me|current)|user[-_]?info|session|whoami|who-am-i|account|profile|identity|current[-_]?user|viewer)\/?$/i;
