import type { Exchange } from '../../exchange/exchange.ts';
import type { Facts } from '../facts.ts';
import { fact } from '../fact.ts';
import type { FollowedCookie } from './after-answer.ts';
import { isBystander, knownCookie } from './cookie-names.ts';
import { isSameWrite, jarOf } from './jar.ts';
import { journeyTo, type CookieFate, type CookieJourney } from './journey.ts';
import { isSessionCookie, isSetTooLate } from './set-cookie.ts';
import { loginCookiesOf } from './login-cookies.ts';
import { loginExchangesOf, requestBefore } from './login-exchanges.ts';
import { troubledLogin, type TroubledLogin } from './troubled-login.ts';

/** A session that the callback's answer began and that did not come with the next request of its host. */
export type LostSession = {
  readonly login: TroubledLogin;
  readonly cookie: FollowedCookie;
  readonly fate: CookieFate;
  /** The next request, with what it carried. */
  readonly journey: CookieJourney;
};

/**
 * The session cookie that the answer to the callback set and that was lost at the very next request; `undefined` where the app refused
 * the callback itself, where another session cookie of that answer came, or where nothing shows any trouble afterwards.
 */
export const lostSession = fact('lostSession', (facts): LostSession | undefined => {
  const login = facts.of(troubledLogin);
  if (!login) return lostOnCall(facts);
  if (login.lost.length > 0 || (login.callback.exchange.status ?? 0) >= 400) return undefined;
  const sessions = login.cookies.afterwards.filter(isSession);
  if (sessions.some(({ fate }) => fate?.kind === 'came')) return undefined;
  const cookie = sessions.find(isLostNext);
  const fate = cookie?.fate;
  const journey = cookie?.next && journeyOf(facts, login, cookie.next.id);
  return cookie && fate && journey ? { login, cookie, fate, journey } : undefined;
});

/** The callback was taken, and the app’s own API then knew nobody. */
function refusedCallAfter(
  facts: Facts,
):
  | { readonly login: TroubledLogin; readonly exchange: Exchange; readonly journey: CookieJourney }
  | undefined {
  const { reception } = facts.ending;
  if (reception?.outcome !== 'failed' || reception.by !== 'call_refused') return undefined;
  const { message: callback, at: exchange } = reception;
  const { messages } = facts.flow;
  const request = requestBefore(messages, callback);
  const exchanges = request && loginExchangesOf(facts.flow, callback);
  if (!exchanges) return undefined;
  const cookies = loginCookiesOf(exchanges);
  const trouble = { kind: 'call-refused', exchange, said: [] } as const;
  const login: TroubledLogin = { request, callback, trouble, cookies, lost: [] };
  const journey = journeyOf(facts, login, exchange.id);
  return journey && { login, exchange, journey };
}

function lostOnCall(facts: Facts): LostSession | undefined {
  const called = refusedCallAfter(facts);
  if (!called) return undefined;
  const { login, journey } = called;
  const sessions = login.cookies.afterwards.filter(isSession).map((cookie) => ({
    cookie,
    fate: journey.stories.find(({ writes }) => writes.some((write) => isSameWrite(write, cookie.write)))
      ?.fate,
  }));
  if (sessions.some(({ fate }) => fate?.kind === 'came')) return undefined;
  const found = sessions.find(isLostNext);
  return found?.fate && { login, cookie: found.cookie, fate: found.fate, journey };
}

/** A session that the login began and that came with a later request behind an older cookie of the same name. */
export type ShadowedSession = {
  readonly login: TroubledLogin;
  readonly name: string;
  /** The answer that set it: the callback’s, or one to a call of its page. */
  readonly by: Exchange;
  /** Cookies of that name in the next request. */
  readonly count: number;
  readonly next: Exchange;
};

/** `undefined` where its own value stood first, or nothing shows any trouble afterwards. RFC 6265bis §5.8.3. */
export const shadowedSession = fact('shadowedSession', (facts): ShadowedSession | undefined => {
  const login = facts.of(troubledLogin);
  if (!login) return shadowedOnCall(facts);
  if ((login.callback.exchange.status ?? 0) >= 400) return undefined;
  for (const cookie of login.cookies.afterwards.filter(isSession)) {
    const journey = cookie.next && journeyOf(facts, login, cookie.next.id);
    const twice = journey?.duplicates.find(
      ({ name, firstIsLatest }) => name === cookie.name && firstIsLatest === false,
    );
    if (twice && cookie.next) {
      const by = login.callback.exchange;
      return { login, name: cookie.name, by, count: twice.count, next: cookie.next };
    }
  }
  return undefined;
});

/** The app’s own API knew nobody, although it was brought the session: the callback’s page may have fetched that by a call. */
function shadowedOnCall(facts: Facts): ShadowedSession | undefined {
  const called = refusedCallAfter(facts);
  if (!called) return undefined;
  const { login, exchange, journey } = called;
  const since = login.callback.exchange.startedAt;
  const begun = journey.stories.flatMap(({ name, writes }) => {
    const last = writes.findLast(({ act }) => act === 'set');
    return last && last.exchange.startedAt >= since && isSessionName(name, last)
      ? [{ name, by: last.exchange }]
      : [];
  });
  for (const { name, by } of begun) {
    const twice = journey.duplicates.find((one) => one.name === name && one.firstIsLatest === false);
    if (twice) return { login, name, by, count: twice.count, next: exchange };
  }
  return undefined;
}

/** A session that the callback’s answer began and that came with the next request, which did not know it. */
export type UnknownSession = {
  readonly login: TroubledLogin;
  readonly cookie: FollowedCookie;
  readonly next: Exchange;
};

/** `undefined` where no session came, or nothing shows any trouble afterwards. */
export const unknownSession = fact('unknownSession', (facts): UnknownSession | undefined => {
  const login = facts.of(troubledLogin);
  if (!login || (login.callback.exchange.status ?? 0) >= 400) return undefined;
  const cookie = login.cookies.afterwards.find((one) => isSession(one) && one.fate?.kind === 'came');
  return cookie?.next && { login, cookie, next: cookie.next };
});

/** True for a cookie that an answer set (not deleted) and that a session of the app’s may be kept in, by its name or HttpOnly. */
export function isSession({ name, write }: FollowedCookie): boolean {
  return isSessionName(name, write);
}

function isSessionName(name: string, write: FollowedCookie['write']): boolean {
  if ((write.act === 'delete' && !isSetTooLate(write.cookie)) || isBystander(name)) return false;
  const known = knownCookie(name);
  // A client may call its session as a provider elsewhere does (sid).
  if (known?.side === 'client') return known.purpose !== 'login';
  return isSessionCookie({ name }) || write.cookie.httpOnly;
}

function isLostNext({ fate }: Pick<FollowedCookie, 'fate'>): boolean {
  return fate !== undefined && ['deleted', 'dropped', 'withheld', 'expired', 'missing'].includes(fate.kind);
}

function journeyOf({ flow }: Facts, { callback }: TroubledLogin, next: string): CookieJourney | undefined {
  const exchanges = loginExchangesOf(flow, callback)?.exchanges ?? [];
  const to = exchanges.find(({ id }) => id === next);
  return to && journeyTo(jarOf(exchanges), to);
}
