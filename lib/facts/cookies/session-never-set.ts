import type { Exchange } from '../../exchange/exchange.ts';
import { originOf, withoutFragment } from '../../exchange/parameters.ts';
import { isSignInAddress } from '../../messages/sign-in-address.ts';
import { fact } from '../fact.ts';
import { isBystander, isFormToken, knownCookie } from './cookie-names.ts';
import { isSession } from './lost-session.ts';
import { sentCookiesOf } from './sent-cookies.ts';
import { cookiesSetBy, setCookiesOf } from './set-cookie.ts';
import { handsOn } from './without-session.ts';
import { troubledLogin, type TroubledLogin } from './troubled-login.ts';

/** A login that the app took, whose answer began no session for the browser. */
export type SessionNeverSet = {
  readonly login: TroubledLogin;
  /** The next request to the app: it carried nothing by which the app could know anybody. */
  readonly next: Exchange;
  /** Names of what the callback’s answer did set. */
  readonly set: readonly string[];
  /** The framework that keeps its session in a cookie of its own, by the names of its logins’ cookies. */
  readonly product: string | undefined;
  /** The login’s own cookie was left as it was, though that framework takes it away with the answer that it accepts. */
  readonly isLeft: boolean;
};

/**
 * An app’s server that took the answer (it redirected to a page of its own) and asked for the same login at once, while no cookie of a
 * session was set and none came. `undefined` where cookies were not recorded, or one of unknown purpose came. RFC 6265bis §5.6.
 */
export const sessionNeverSet = fact('sessionNeverSet', (facts): SessionNeverSet | undefined => {
  const login = facts.of(troubledLogin);
  if (login?.trouble.kind !== 'began-again' || !login.cookies.showsSent || login.lost.length > 0)
    return undefined;
  const { exchange } = login.callback;
  const isTaken = login.cookies.storedNothing === undefined && ledHome(exchange);
  const next =
    isTaken && nextOf(exchange, [...facts.flow.context, ...facts.flow.messages.map((one) => one.exchange)]);
  const sent = next && sentCookiesOf(next);
  if (!next || !sent || login.cookies.afterwards.some(isSession)) return undefined;
  const product = login.cookies.cookies.flatMap(({ name }) => ofOwnCookie(name) ?? [])[0];
  const isNothing = product === undefined ? isOfNobody : isOfOtherMatters;
  if (!sent.every(({ name }) => isNothing(name))) return undefined;
  return {
    login,
    next,
    set: cookiesSetBy(exchange).map(({ name }) => name),
    product,
    isLeft:
      product !== undefined && setCookiesOf(exchange).every(({ name }) => ofOwnCookie(name) === undefined),
  };
});

/** To a page of its own, and not back to where one signs in. */
function ledHome({ redirectUrl, url }: Exchange): boolean {
  return (
    redirectUrl !== undefined &&
    originOf(redirectUrl) === originOf(url) &&
    !isSignInAddress(redirectUrl) &&
    !handsOn(redirectUrl)
  );
}

/** What the answer led to. */
function nextOf(
  { redirectUrl = '', startedAt, id }: Exchange,
  all: readonly Exchange[],
): Exchange | undefined {
  return all.find(
    (one) =>
      one.id !== id &&
      one.startedAt >= startedAt &&
      withoutFragment(one.url) === withoutFragment(redirectUrl),
  );
}

/** Microsoft’s frameworks sign a person in by a cookie of their own, in the answer that accepts the login. */
function ofOwnCookie(name: string): string | undefined {
  const known = knownCookie(name);
  return known?.purpose === 'login' && /^(?:Katana|ASP\.NET Core)$/.test(known.product)
    ? known.product
    : undefined;
}

function isOfNobody(name: string): boolean {
  return isBystander(name) || isFormToken(name) || knownCookie(name)?.purpose === 'login';
}

/** Their sessions’ names begin with `.AspNet` unless an app names them, which a name of unknown purpose may be. */
function isOfOtherMatters(name: string): boolean {
  return (
    isOfNobody(name) ||
    knownCookie(name)?.product === 'ASP.NET' ||
    !/^\.AspNet|auth|ident|login|token|sess|sid$|sso|user/i.test(name)
  );
}
