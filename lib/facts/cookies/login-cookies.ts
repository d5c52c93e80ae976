import { isCleaned } from '../../exchange/cleaned.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue, wereRecorded } from '../../exchange/headers.ts';
import { hostOf, originOf } from '../../exchange/parameters.ts';
import type { Confidence } from '../../vocabulary/confidence.ts';
import { beganOuterLogin } from './began-outer-login.ts';
import { followAnswer, type FollowedCookie } from './after-answer.ts';
import { isBystander, isFormToken, knownCookie, type KnownCookie } from './cookie-names.ts';
import { jarOf, type CookieJar, type CookieWrite } from './jar.ts';
import { journeyTo, type CookieJourney, type CookieStory } from './journey.ts';
import { loginStartOf, type LoginStart } from './login-start.ts';
import { cookieRecordingOf, type CookieRecording } from './recording.ts';
import { sentCookiesOf } from './sent-cookies.ts';
import { setCookiesOf } from './set-cookie.ts';
import { recordedTies, tiedTo, type LoginValue, type Tied } from './ties.ts';

/** One login as the browser saw it: all that the client’s and the provider’s hosts exchanged around it, and its two ends. */
export type LoginExchanges = {
  /** In any order; the login’s own messages and what surrounds them, before and after. Those of other hosts do no harm. */
  readonly exchanges: readonly Exchange[];
  /** The request that the browser carried to the provider (authorization request, AuthnRequest, `wsignin1.0`, …). */
  readonly request: Exchange;
  /** The request that brought the answer to the client (callback, assertion consumer service). */
  readonly callback: Exchange;
  /** Values of the request that a cookie may remember: `loginValuesOf(message)`. */
  readonly ties: readonly LoginValue[];
  /** False: more exchanges of these hosts may have been let go. */
  readonly isWhole?: boolean;
};

/** Why a cookie may be the one that the client remembers this login by, the strongest first. */
export type CookieSign =
  | { readonly kind: 'tied'; readonly tie: Tied }
  /** Its name is known. */
  | { readonly kind: 'known'; readonly known: KnownCookie }
  /** The answer that redirected to the provider set it. */
  | { readonly kind: 'set-by-start' }
  /** HttpOnly, without a lifetime, and not sent before the login began. */
  | { readonly kind: 'new-session' }
  /** An answer of the client set it between its page and the request. */
  | { readonly kind: 'set-before-request' };

/**
 * A later answer gave the cookie another value while the person was at the provider. `certain`: the earlier value is tied to this request
 * and the later is not. `firm`: the later answer began another login. `tentative`: sessions are also renewed so.
 */
export type Overwrite = {
  readonly before: CookieWrite;
  readonly by: CookieWrite;
  readonly confidence: Confidence;
  /** By another origin on the same host or site: cookies know no ports. */
  readonly byNeighbour: boolean;
};

/** A cookie of the client on its way to the callback. */
export type LoginCookie = CookieStory & {
  /** Empty: nothing says that the login needs it. */
  readonly signs: readonly CookieSign[];
  readonly overwrite?: Overwrite;
};

/** What became of the client’s cookies from the start of a login to what followed its callback. RFC 6265bis. */
export type LoginCookies = {
  readonly recording: CookieRecording;
  /** False where every `Cookie` header was taken out: then rules of browsers alone tell what came. */
  readonly showsSent: boolean;
  readonly start: LoginStart;
  /** All cookies to the callback, those of the provider too; with `Cookie` header, doubles, and how the callback stands to its site. */
  readonly journey: CookieJourney;
  /** The client’s, those with the strongest signs first. Names of analytics, load balancers and the like have no signs. */
  readonly cookies: readonly LoginCookie[];
  /**
   * No answer of the client set any cookie before the request, though its server began the login: it cannot have stored a state.
   * `firm` where all of its answers are there and were recorded with headers; `undefined` where one was set, or where a page began the login.
   */
  readonly storedNothing: Confidence | undefined;
  /** What the callback’s answer set or deleted, followed to the next request for it. */
  readonly afterwards: readonly FollowedCookie[];
};

/** Follows the cookies of one login. Reads `exchanges` once; never throws. */
export function loginCookiesOf(given: LoginExchanges): LoginCookies {
  const { exchanges, request, callback, ties, isWhole = true } = given;
  const jar = jarOf(exchanges);
  const start = loginStartOf(jar, request, callback);
  const journey = journeyTo(jar, callback, true);
  const isOneOrigin = originOf(request.url) === originOf(callback.url);
  const login: Login = { jar, start, request, callback, ties, isOneOrigin, isWhole };
  const own = journey.stories.filter((story) => concerns(story, start));
  const cookies = own.map((story) => loginCookieOf(story, login));
  return {
    recording: cookieRecordingOf(exchanges),
    showsSent: jar.showsSent,
    start,
    journey,
    cookies: cookies.toSorted((a, b) => weigh(b.signs) - weigh(a.signs)),
    storedNothing: storedNothingBy(login),
    afterwards: followAnswer(jar, callback),
  };
}

type Login = {
  readonly jar: CookieJar;
  readonly start: LoginStart;
  readonly request: Exchange;
  readonly callback: Exchange;
  readonly ties: readonly LoginValue[];
  /** Client and provider are one server. */
  readonly isOneOrigin: boolean;
  readonly isWhole: boolean;
};

/** Carried to the callback, or set by the client. */
function concerns({ writes, fate }: CookieStory, { hosts }: LoginStart): boolean {
  return fate.kind === 'unset' || writes.some(({ exchange }) => hosts.has(hostOf(exchange.url)));
}

function loginCookieOf(story: CookieStory, login: Login): LoginCookie {
  const signs = isBystander(story.name) ? [] : signsOf(story, login);
  const overwrite = overwriteOf(story, login);
  const fate = isKnownEnough(story, signs, login) ? story.fate : ({ kind: 'not recorded' } as const);
  return { ...story, signs, fate, ...(overwrite && { overwrite }) };
}

/** Where nobody saw what was sent, an older session may have come: then a cookie that might be anything is no loss. */
function isKnownEnough({ fate }: CookieStory, signs: readonly CookieSign[], { jar }: Login): boolean {
  if (jar.showsSent || fate.kind !== 'withheld') return true;
  return signs.some(({ kind }) => kind === 'tied' || kind === 'known' || kind === 'set-by-start');
}

function signsOf(story: CookieStory, login: Login): readonly CookieSign[] {
  const { start, request, callback } = login;
  const own = story.writes.filter((write) => isByClient(write, login) && write.act !== 'delete');
  if (own.length > 0 && own.every(({ exchange }) => beganOuterLogin(exchange, request, callback))) return [];
  const tie = own.map((write) => tieIn(write, login)).find((found) => found !== undefined);
  if (isFormToken(story.name)) return tie ? [{ kind: 'tied', tie }] : [];
  const known = knownCookie(story.name);
  const isByStart = own.some(({ exchange }) => start.redirects.includes(exchange));
  const early = own.filter(
    ({ at, exchange }) => at >= start.since && exchange.startedAt <= request.startedAt,
  );
  const signs: readonly (CookieSign | false | undefined)[] = [
    tie && { kind: 'tied', tie },
    known?.side === 'client' && { kind: 'known', known },
    isByStart && { kind: 'set-by-start' },
    early.some((write) => isNewSession(write, login)) && { kind: 'new-session' },
    !isByStart && early.length > 0 && { kind: 'set-before-request' },
  ];
  return signs.filter((sign) => sign !== false && sign !== undefined);
}

/** Provider and client may share a host, and then cookies; whose answer it was tells the origin. */
function isByClient({ exchange }: CookieWrite, { isOneOrigin, request }: Login): boolean {
  return isOneOrigin || originOf(exchange.url) !== originOf(request.url);
}

function tieIn({ cookie, exchange, place }: CookieWrite, { ties }: Pick<Login, 'ties'>): Tied | undefined {
  return tiedTo(cookie, ties, recordedTies(exchange).get(place));
}

function isNewSession({ cookie, exchange }: CookieWrite, { jar }: Login): boolean {
  if (!cookie.httpOnly || cookie.lifetime !== undefined) return false;
  const sent = jar.sent.first(cookie.name, hostOf(exchange.url));
  return sent === undefined || sent.startedAt > exchange.startedAt;
}

const weights: Readonly<Record<CookieSign['kind'], number>> = {
  tied: 16,
  known: 4,
  'set-by-start': 6,
  'new-session': 2,
  'set-before-request': 1,
};

function weigh(signs: readonly CookieSign[]): number {
  return signs.reduce((sum, sign) => {
    const isLogin = sign.kind === 'known' && sign.known.purpose === 'login';
    return sum + weights[sign.kind] + (isLogin ? weights.known : 0);
  }, 0);
}

function overwriteOf({ writes, fate }: CookieStory, login: Login): Overwrite | undefined {
  const { start, request } = login;
  const byStart = writes.findLastIndex(
    ({ exchange, act }) => act === 'set' && start.redirects.includes(exchange),
  );
  const at =
    byStart >= 0
      ? byStart
      : writes.findLastIndex(
          (write) => write.act === 'set' && isByClient(write, login) && write.at <= request.startedAt,
        );
  const before = writes[at];
  // What came was kept, whatever the rules say.
  const came = fate.kind === 'came' ? fate.write : undefined;
  const by = writes.slice(at + 1).findLast((write) => write.act === 'set' || isShownBy(write, came));
  if (!before || !by || by.version === before.version) return undefined;
  return {
    before,
    by,
    confidence: howSure(before, by, login),
    byNeighbour: originOf(by.exchange.url) !== originOf(before.exchange.url),
  };
}

function isShownBy(write: CookieWrite, came: CookieWrite | undefined): boolean {
  return write === came && write.act === 'drop' && !isCleaned(write.cookie.value);
}

function howSure(before: CookieWrite, by: CookieWrite, login: Login): Confidence {
  if (tieIn(before, login) && !tieIn(by, login)) return 'certain';
  const { redirectUrl } = by.exchange;
  const isAnotherStart =
    redirectUrl !== undefined &&
    originOf(redirectUrl) === originOf(login.request.url) &&
    isByClient(by, login);
  return isAnotherStart ? 'firm' : 'tentative';
}

/**
 * A session that was there before may hold what the start did not put into a cookie, as it may where what was sent was taken out; and a recording without any `Set-Cookie` that can
 * be read shows nothing.
 */
function storedNothingBy({ jar, start, request, isWhole }: Login): Confidence | undefined {
  const isBegunAnew = start.redirects.every((one) =>
    sentCookiesOf(one)?.every(({ name }) => isBystander(name)),
  );
  if (start.redirects.length === 0 || !isBegunAnew || jar.cookies.length === 0 || !jar.showsSent)
    return undefined;
  const answers = jar.exchanges.filter(
    ({ url, startedAt }) =>
      start.hosts.has(hostOf(url)) && startedAt >= start.since && startedAt <= request.startedAt,
  );
  if (answers.some(setsAnything)) return undefined;
  const isSeen = answers.every(({ responseHeaders }) => wereRecorded(responseHeaders));
  return isWhole && isSeen ? 'firm' : 'tentative';
}

/** Also what another tool made unreadable. */
function setsAnything(exchange: Exchange): boolean {
  if (headerValue(exchange.responseHeaders, 'set-cookie') === undefined) return false;
  const cookies = setCookiesOf(exchange);
  return cookies.length === 0 || cookies.some(({ name }) => !isBystander(name));
}
