import { headerValue } from '../../exchange/headers.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { isLoginRequest } from '../../exchange/login-request.ts';
import { isOneSite } from '../../exchange/site.ts';
import { isBystander } from '../../facts/cookies/cookie-names.ts';
import { isNamedForSession } from '../../facts/cookies/named-for-session.ts';
import { sentCookiesOf, type SentCookie } from '../../facts/cookies/sent-cookies.ts';
import { cookiesSetBy } from '../../facts/cookies/set-cookie.ts';
import { afterAnswer } from '../../facts/reception/after-answer.ts';
import { sessionCookiesSet } from '../../facts/reception/session-cookies.ts';
import { earlierOfClient } from '../../facts/reuse.ts';
import { ownExchanges } from '../../flows/own-exchanges.ts';
import { isSignInAddress } from '../../messages/sign-in-address.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The session keeps its identifier through the login',
  why: 'Whoever knew the identifier before the login, or put it into this browser, is signed in as the person after it (session fixation).',
  fix: 'Give the session a new identifier when the login has succeeded, and let the old one lead nowhere: most frameworks have a call for it (regenerate, rotate, cycle key).',
  references: ['asvs-7#7.2'],
  examples: {
    fires:
      'Set-Cookie: PHPSESSID=9f2c… when the login begins, and the page after the callback is asked for with PHPSESSID=9f2c…',
    passes: 'Set-Cookie: PHPSESSID=b07e… in the answer to the callback',
  },
};

/**
 * The recording shows how the session was made for a stranger, that nobody signed in to it before this login, that the browser was given
 * nothing else since, and that what was refused before is answered now: so it is the old identifier that is signed in. A session whose birth was not seen may have been signed in all
 * along, as when an account is linked or a second factor is asked for.
 */
export default rule({
  id: 'session-not-renewed-at-login',
  severity: 'medium',
  owner: 'client',
  needs: ['authorizationResponse'],
  inspect({ flow, ending, of, authorizationResponse: response }) {
    const { carrier, exchange: callback } = response;
    if (ending.outcome !== 'succeeded' || carrier !== 'request') return 'not applicable';
    const { all, shown, calls } = afterAnswer(flow, callback);
    if (sessionCookiesSet(all).length > 0) return undefined;
    const before = ownExchanges(flow).filter(({ startedAt }) => startedAt < callback.startedAt);
    const next = [...shown, ...calls].find(
      (one) => one.status === 200 && before.some((earlier) => wasTurnedAway(earlier, one)),
    );
    const kept = next && !bringsMore(next, callback) ? keptIn(next, callback) : undefined;
    const born = kept && before.findLast((one) => setsAnew(one, kept));
    const asked = flow.messages.find(isFrontChannelRequest)?.exchange;
    if (!next || !kept || !born || !asked || of(earlierOfClient).length > 0) return 'not applicable';
    if (before.some((one) => one.startedAt > born.startedAt && mayBeSignIn(one, asked, callback)))
      return 'not applicable';
    return {
      confidence: 'firm',
      detail: `${endpointOf(born.url)} set the cookie ${kept.name} before anybody had signed in, and after the login ${endpointOf(next.url)} was asked for with the same value. Expected: a new identifier with the login.`,
      evidence: [response],
    };
  },
});

/** The same was asked for before, and answered as to nobody: a page alone may be one for strangers. */
function wasTurnedAway(earlier: Exchange, { url, method }: Exchange): boolean {
  if (earlier.method !== method || endpointOf(earlier.url) !== endpointOf(url)) return false;
  const { status, redirectUrl } = earlier;
  return (
    status === 401 ||
    (redirectUrl !== undefined && (isSignInAddress(redirectUrl) || isLoginRequest(redirectUrl)))
  );
}

/** The session that came with the callback, and unchanged with what followed. */
function keptIn(next: Exchange, callback: Exchange): SentCookie | undefined {
  return sentCookiesOf(callback)?.find(
    ({ name, value }) =>
      isNamedForSession(name) &&
      value.length >= leastId &&
      sentCookiesOf(next)?.some((one) => one.name === name && one.value === value),
  );
}

/** Characters that an identifier has at the least. */
const leastId = 10;

/** Given to a browser that had none of that name. */
function setsAnew(exchange: Exchange, { name, value }: SentCookie): boolean {
  return (
    cookiesSetBy(exchange).some((one) => one.name === name && one.value === value) &&
    sentCookiesOf(exchange)?.some((one) => one.name === name) === false
  );
}

/** Posted to the app, which did not lead to the provider for it, as a password would be. */
function mayBeSignIn(one: Exchange, asked: Exchange, { url }: Exchange): boolean {
  if (one.method !== 'POST' || !isOneSite(one.url, url) || one.startedAt > asked.startedAt) return false;
  return one.redirectUrl === undefined || isOneSite(one.redirectUrl, url);
}

/** A credential that the callback did not have: a cookie of a page’s script, or a token. */
function bringsMore(later: Exchange, callback: Exchange): boolean {
  const had = new Set(sentCookiesOf(callback)?.map(({ name, value }) => `${name}=${value}`));
  const isNew = ({ name, value }: SentCookie): boolean =>
    !had.has(`${name}=${value}`) && value.length >= leastId && !isBystander(name);
  return (
    headerValue(later.requestHeaders, 'authorization') !== undefined ||
    sentCookiesOf(later)?.some(isNew) !== false
  );
}
