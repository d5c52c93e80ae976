import type { Exchange } from '../../exchange/exchange.ts';
import { isLoginRequest } from '../../exchange/login-request.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { originOf, pathOf } from '../../exchange/parameters.ts';
import { isSignOutAddress } from '../../exchange/sign-out-address.ts';
import { ownLogout } from '../own-logout.ts';
import { ownExchanges } from '../../flows/own-exchanges.ts';
import type { Message } from '../../messages/message.ts';
import { isSignInAddress } from '../../messages/sign-in-address.ts';
import { isLogout } from '../../vocabulary/kinds.ts';
import { isSameWrite, jarOf, type CookieWrite } from '../cookies/jar.ts';
import { sentCookiesOf } from '../cookies/sent-cookies.ts';
import { fact } from '../fact.ts';
import { appSession } from './app-session.ts';

/** A session in whose place a program at another port of the same host set its own, under the same name. */
export type TakenSession = {
  readonly landing: Message;
  /** As the login set it, and as the other program did. */
  readonly own: CookieWrite;
  readonly taken: CookieWrite;
  readonly name: string;
  /** The app’s request that brought the other value, and was turned away. */
  readonly at: Exchange;
};

/**
 * `undefined` where nothing of another origin set that cookie anew, where the app took the new value in any request, as one app behind two ports does, or
 * where somebody signed out. Cookies know no ports: RFC 6265bis §8.5.
 */
export const takenSession = fact('takenSession', (facts): TakenSession | undefined => {
  const session = facts.of(appSession);
  if (!session || facts.flow.messages.some(isLogout) || facts.of(ownLogout)) return undefined;
  const { landing, cookie } = session;
  const own = cookie.write;
  const jar = jarOf(ownExchanges(facts.flow));
  const writes = jar.cookies.find((one) => one.writes.some((write) => isSameWrite(write, own)))?.writes ?? [];
  const origins = new Set([originOf(landing.exchange.url), originOf(own.exchange.url)]);
  const foreign = writes.filter(
    (one) =>
      one.act === 'set' &&
      !isSignOutAddress(one.exchange.url) &&
      one.at > own.at &&
      one.version !== own.version &&
      !origins.has(originOf(one.exchange.url)),
  );
  for (const taken of foreign.slice(0, 10)) {
    const bringing = jar.exchanges.filter(
      (one) => origins.has(originOf(one.url)) && one.startedAt >= taken.at && brings(one, taken),
    );
    const [at] = bringing;
    if (at && isTurnedAway(at) && !bringing.some(isAccepted))
      return { landing, own, taken, name: cookie.name, at };
  }
  return undefined;
});

/** A person who opens it wants to sign in again. */
function mayBeginLogin(url: string): boolean {
  return /\b(?:authori[sz]ation|auth|oauth2?|oidc|sso|saml2?|signin|login)\b/i.test(pathOf(url));
}

function brings(exchange: Exchange, { cookie }: CookieWrite): boolean {
  return (
    sentCookiesOf(exchange)?.some(({ name, value }) => name === cookie.name && value === cookie.value) ??
    false
  );
}

/** To sign in again, or as nobody. */
function isTurnedAway({ status, url, redirectUrl }: Exchange): boolean {
  if (isSignInAddress(url) || mayBeginLogin(url)) return false;
  if (redirectUrl === undefined) return status === 401;
  return isSignInAddress(redirectUrl) || isLoginRequest(redirectUrl);
}
