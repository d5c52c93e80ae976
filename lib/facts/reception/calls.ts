import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { lacksToken } from '../../messages/oauth2/malformed-header.ts';
import type { AfterAnswer } from './after-answer.ts';
import { asksWhoOneIs } from './asks-who-one-is.ts';
import { saysNobody } from './says-nobody.ts';

/** What an application's own API said right after a login: whom it refused at last, and whom it answered. */
export type Calls = { readonly refused: Exchange | undefined; readonly answered: Exchange | undefined };

/**
 * A call that was refused as nobody's and not answered later, where no other call was answered or it asked who one is; and a call
 * that was answered. Pages ask before they know: the last word on an address counts. An answer that nobody is signed in is a refusal
 * where no other was given.
 * One to a call that says itself that it has no token yet (`Bearer null`) is neither.
 */
export function callsAfter({ calls }: AfterAnswer): Calls {
  const meant = calls.filter((call) => !lacksToken(call));
  const last = [...new Map(meant.map((call) => [endpointOf(call.url), call])).values()];
  const answered = last.filter((one) => isAccepted(one) && !saysNobody(one));
  const asksWho = answered.find(asksWhoOneIs);
  const isAlone = answered.length === 0;
  const refused = last.find((one) =>
    one.status === 401 ? isAlone || asksWhoOneIs(one) : isAlone && saysNobody(one),
  );
  return { refused: asksWho ? undefined : refused, answered: asksWho ?? answered[0] };
}
