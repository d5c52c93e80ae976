import type { Exchange } from '../../exchange/exchange.ts';
import { isLoginRequest } from '../../exchange/login-request.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { isSignInAddress } from '../../messages/sign-in-address.ts';
import { fact } from '../fact.ts';
import { isBystander, knownCookie } from './cookie-names.ts';
import { matchesHost, matchesPath } from './cookie-scope.ts';
import { jarOf, type CookieWrite, type JarCookie } from './jar.ts';
import { isDelivery, loginExchangesOf } from './login-exchanges.ts';
import { sentCookiesOf } from './sent-cookies.ts';
import { isSessionCookie } from './set-cookie.ts';

/** A session whose name an app of the same host has, too: the browser sends that app both, and it fails where it went well before. */
export type CollidedSession = {
  readonly landing: Message;
  readonly name: string;
  /** Cookies of that name in the request. */
  readonly count: number;
  /** Those that were seen to be set, each as it was last; longer paths first, as they are sent. */
  readonly set: readonly (JarCookie & { readonly last: CookieWrite })[];
  /** The request that brought both, and how it was answered before, with one. */
  readonly at: Exchange;
  readonly before: Exchange;
};

/** `undefined` where the login failed of another exchange, or no later request fails with both and went well with one. RFC 6265bis §5.8.3. */
export const collidedSession = fact('collidedSession', ({ flow, ending }): CollidedSession | undefined => {
  const { outcome, reception } = ending;
  if (outcome === 'denied' || (outcome === 'failed' && reception?.outcome !== 'failed')) return undefined;
  const landing = flow.messages.findLast(isDelivery);
  const around = landing && loginExchangesOf(flow, landing);
  if (!around) return undefined;
  const { cookies, exchanges } = jarOf(around.exchanges);
  const since = landing.exchange.startedAt;
  const isFailing = (one: Exchange): boolean =>
    reception?.outcome === 'failed' ? one.id === reception.at.id : isTurnedAway(one);
  for (const at of exchanges.filter((one) => one.startedAt > since && isFailing(one)))
    for (const { name, count } of sentTwice(at)) {
      const set = cookies.flatMap((cookie) => (cookie.name === name ? keptFor(cookie, at) : []));
      const isOwn = set.some(({ last }) => last.exchange.startedAt >= since && isSession(last));
      const before = isOwn ? exchanges.find((one) => isSameWithOne(one, at, name)) : undefined;
      if (before && !exchanges.some((one) => isSameWithBoth(one, at, name)))
        return {
          landing,
          name,
          count,
          set: set.toSorted((a, b) => b.path.length - a.path.length),
          at,
          before,
        };
    }
  return undefined;
});

/** By its status, or to log in again. */
function isTurnedAway({ status = 0, redirectUrl }: Exchange): boolean {
  if (redirectUrl !== undefined) return isLoginRequest(redirectUrl) || isSignInAddress(redirectUrl);
  return status >= 500 || [400, 401, 403].includes(status);
}

function sentTwice(exchange: Exchange): readonly { readonly name: string; readonly count: number }[] {
  return [...Map.groupBy(sentCookiesOf(exchange) ?? [], ({ name }) => name)]
    .filter(([, all]) => new Set(all.map(({ value }) => value)).size > 1)
    .map(([name, all]) => ({ name, count: all.length }));
}

/** As it was set last before that request, where it is for it. */
function keptFor(cookie: JarCookie, to: Exchange): readonly (JarCookie & { readonly last: CookieWrite })[] {
  const { hostname, pathname } = new URL(to.url);
  if (!matchesHost(cookie, hostname) || !matchesPath(cookie.path, pathname)) return [];
  const last = cookie.writes.findLast(({ act, at }) => act !== 'drop' && at <= to.startedAt);
  return last?.act === 'set' ? [{ ...cookie, last }] : [];
}

function isSession({ cookie }: CookieWrite): boolean {
  if (isBystander(cookie.name)) return false;
  const known = knownCookie(cookie.name);
  return known ? known.purpose !== 'login' : isSessionCookie(cookie) || cookie.httpOnly;
}

/** It went well with both, too: then something else is the reason. */
function isSameWithBoth(one: Exchange, at: Exchange, name: string): boolean {
  return isSame(one, at) && sentTwice(one).some((twice) => twice.name === name);
}

function isSame(one: Exchange, at: Exchange): boolean {
  return one.method === at.method && isAccepted(one) && endpointOf(one.url) === endpointOf(at.url);
}

function isSameWithOne(one: Exchange, at: Exchange, name: string): boolean {
  return (
    one.startedAt < at.startedAt &&
    isSame(one, at) &&
    sentCookiesOf(one)?.filter((cookie) => cookie.name === name).length === 1
  );
}
