import type { Exchange } from '../../exchange/exchange.ts';
import { hostOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import { surroundingOf } from '../../messages/surrounding.ts';
import { setCookiesOf } from '../cookies/set-cookie.ts';
import { isSamePage, leftAnswerOf, type LeftAnswer } from './left-answer.ts';
import { openerPolicyOf } from '../../exchange/opener-policy.ts';

/** True when the page that opened the popup is isolated from it: it can neither read the popup's address nor be told. */
export function isOpenerLost({ start, isPopup }: LeftAnswer): boolean {
  return isPopup && start !== undefined && openerPolicyOf(start) === 'same-origin';
}

/** True when the answer came in the fragment to the very page that began the login: a page with a router, and no callback. */
export function isInOrdinaryPage({ start, response }: LeftAnswer): boolean {
  return response.responseMode === 'fragment' && start !== undefined && isSamePage(start.url, response.url);
}

/**
 * The answer that reached a popup and nobody: its opener is lost, or the whole app began in it, went to work and left the answer in its
 * address. `undefined` where something after it may be the client's own way of redeeming it: a form, a posted call, a cookie.
 */
export function strandedAnswerOf(flow: Flow): LeftAnswer | undefined {
  const left = leftAnswerOf(flow);
  if (!left?.isPopup) return undefined;
  const landed = left.response.exchange;
  const later = flow.context.filter(
    ({ startedAt, url }) => startedAt > landed.startedAt && hostOf(url) === hostOf(landed.url),
  );
  if ([landed, ...later].some((one) => mayRedeem(one, landed))) return undefined;
  if (isOpenerLost(left)) return left;
  return isInOrdinaryPage(left) && later.some((one) => surroundingOf(one) === 'call') ? left : undefined;
}

function mayRedeem(exchange: Exchange, landed: Exchange): boolean {
  return setCookiesOf(exchange).length > 0 || (exchange !== landed && exchange.method !== 'GET');
}
