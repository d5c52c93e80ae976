import type { Exchange } from '../../exchange/exchange.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { withoutFragment } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import { isSignInAddress } from '../../messages/sign-in-address.ts';
import { sentCookiesOf } from '../cookies/sent-cookies.ts';
import type { AfterAnswer } from './after-answer.ts';
import { callsAfter } from './calls.ts';
import { offersLogin } from './offers-login.ts';
import { hasPasswordField } from './page-after.ts';
import { sessionCookiesSet } from './session-cookies.ts';

/**
 * The answer by which the app was back at its page that asks who one is, and left there, or went there and no more was recorded;
 * `undefined` where it did not. The callback's own address may be called so. `hasSession`: a session's cookie was set.
 */
export function signInAfter(
  flow: Flow,
  after: AfterAnswer,
  landing: Exchange,
  hasSession: boolean,
): Exchange | undefined {
  const { shown, ledTo, chain } = after;
  const last = shown.at(-1);
  if (last && last.id !== landing.id) {
    // A page that is the same for everybody may have its session in its storage, and its calls are answered.
    const offers = () => !callsAfter(after).answered && offersLogin(flow, last);
    const asks =
      isSignInAddress(last.url) ||
      (!hasSession && (hasPasswordField(last) || isAtSignInRoute(last, after) || offers()));
    return asks && isAccepted(last) ? last : undefined;
  }
  const end = chain.at(-1);
  if (!end || ledTo === undefined || !isSignInAddress(ledTo)) return undefined;
  return !hasSession || bringsBegun(end, landing) ? end : undefined;
}

/** The request has the session that the answer to the callback began: whoever sends it to the sign-in page all the same does not know it. */
function bringsBegun(end: Exchange, landing: Exchange): boolean {
  const sent = sentCookiesOf(end) ?? [];
  return sessionCookiesSet([landing]).some(({ cookie }) =>
    sent.some(({ name, value }) => name === cookie.name && value === cookie.value),
  );
}

/** The redirect led to a route of the page for signing in, which is in its address alone, handed nothing over there, and no call was answered. */
function isAtSignInRoute({ url }: Exchange, after: AfterAnswer): boolean {
  const led = after.chain.findLast(
    ({ redirectUrl }) => redirectUrl !== undefined && withoutFragment(redirectUrl) === withoutFragment(url),
  )?.redirectUrl;
  if (led === undefined || !isSignInAddress(led) || callsAfter(after).answered) return false;
  return !/[?&](?:[\w-]*token|code|ticket|jwt|key)=/i.test(led);
}
