import type { Exchange } from '../../exchange/exchange.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { isBystander, knownCookie } from '../cookies/cookie-names.ts';
import { matchesPath } from '../cookies/cookie-scope.ts';
import { isNamedForSession } from '../cookies/named-for-session.ts';
import { sentCookiesOf } from '../cookies/sent-cookies.ts';
import { isDeletion, setCookiesOf, type SetCookie } from '../cookies/set-cookie.ts';
import { toldCookiesIn } from '../cookies/told-cookies.ts';
import { isTooLarge, tooLargeIn } from '../cookies/too-large.ts';
import type { AfterAnswer } from './after-answer.ts';

/** A cookie that an application set or changed when it took an answer or after it, and the exchange that did. */
export type CookieBegun = {
  readonly cookie: SetCookie;
  readonly by: Exchange;
  /** Browsers drop it without a word. */
  readonly isDropped: boolean;
};

/** Cookies by which a session may have begun: small enough to be kept, and brought back to the next page that wants them. */
export function sessionCookiesBegun({ all }: AfterAnswer): readonly CookieBegun[] {
  const read = new Map<Exchange, ReadonlySet<string>>();
  const namesSentBy = (exchange: Exchange): ReadonlySet<string> => {
    const names = read.get(exchange) ?? new Set(sentCookiesOf(exchange)?.map(({ name }) => name));
    read.set(exchange, names);
    return names;
  };
  return sessionCookiesSet(all).filter((one) => !one.isDropped && isBroughtBack(one, all, namesSentBy));
}

/** A cookie that browsers drop for its size; `undefined` for none. */
export function droppedForSize({ all }: AfterAnswer): CookieBegun | undefined {
  return sessionCookiesSet(all).find(({ isDropped }) => isDropped);
}

/** The same of one that looks like a session's, where no other that does has begun. */
export function unkeptSession(after: AfterAnswer): CookieBegun | undefined {
  const isRival = (one: CookieBegun) => looksLikeSession(one.cookie) && !isTakenBack(one, after);
  if (sessionCookiesBegun(after).some(isRival)) return undefined;
  return sessionCookiesSet(after.all).find(({ cookie, isDropped }) => isDropped && looksLikeSession(cookie));
}

/** One that scripts may read and that the application gave several values at once: it tells the page who is signed in. */
function isTakenBack({ cookie }: CookieBegun, { all }: AfterAnswer): boolean {
  const isOther = (one: SetCookie) => one.name === cookie.name && one.value !== cookie.value;
  return !cookie.httpOnly && all.some((one) => setCookiesOf(one).some(isOther));
}

function looksLikeSession({ name, httpOnly }: SetCookie): boolean {
  return httpOnly || isNamedForSession(name);
}

/** True when the request brought a cookie that may be a session's, those of other names left out. */
export function bringsSession(exchange: Exchange, but: ReadonlySet<string> = new Set()): boolean {
  const told = toldCookiesIn(exchange);
  return (
    sentCookiesOf(exchange)?.some(({ name }) => mayBeSession(name) && !told.has(name) && !but.has(name)) ??
    false
  );
}

/** Cookies that may be a session’s and that these answers set anew or changed, whether or not browsers keep them. */
export function sessionCookiesSet(all: readonly Exchange[]): readonly CookieBegun[] {
  return all.flatMap((by) => {
    const recorded = tooLargeIn(by);
    const told = toldCookiesIn(by);
    const sent = new Set(sentCookiesOf(by)?.map(({ name, value }) => `${name}=${value}`));
    return setCookiesOf(by).flatMap((cookie, place): readonly CookieBegun[] => {
      // Frameworks set the cookie that they were sent once more, to make it last.
      const isKept = sent.has(`${cookie.name}=${cookie.value}`);
      if (cookie.value === '' || isDeletion(cookie) || !mayBeSession(cookie.name) || isKept) return [];
      if (told.has(cookie.name)) return [];
      return [{ cookie, by, isDropped: recorded.has(place) || isTooLarge(cookie) }];
    });
  });
}

/** The next request to the same host and path had it, or the recording ends before one, or shows no cookies there. */
function isBroughtBack(
  { cookie, by }: CookieBegun,
  all: readonly Exchange[],
  namesSentBy: (exchange: Exchange) => ReadonlySet<string>,
): boolean {
  const next = all.find(
    (one) =>
      one.startedAt > by.startedAt &&
      hostOf(one.url) === hostOf(by.url) &&
      cookie.path !== undefined &&
      URL.canParse(one.url) &&
      matchesPath(cookie.path, new URL(one.url).pathname),
  );
  const sent = next && namesSentBy(next);
  return sent === undefined || sent.size === 0 || sent.has(cookie.name);
}

/** What is known not to be a session: what ties a callback to its request, tells of errors, or belongs to a bystander. */
function mayBeSession(name: string): boolean {
  if (name === '' || isBystander(name) || other.test(name)) return false;
  const known = knownCookie(name);
  return known?.side !== 'client' || known.purpose !== 'login';
}

const other =
  /csrf|xsrf|state|nonce|pkce|verifier|skip-?silent|error|flash|message|redirect|return-?(?:to|url)|callback|consent/i;
