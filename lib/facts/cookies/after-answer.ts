import type { Exchange } from '../../exchange/exchange.ts';
import { matchesHost } from './cookie-scope.ts';
import { hostOf } from './login-start.ts';
import type { CookieJar, CookieWrite, JarCookie } from './jar.ts';
import { journeyTo, type CookieFate, type CookieJourney } from './journey.ts';
import { redirectsTo } from './redirects.ts';
import { requestSiteOf } from './request-site.ts';
import { withholdingOf } from './sending.ts';
import { sentCookiesOf } from './sent-cookies.ts';

/** A cookie that one answer set or deleted, followed to the next request for it. */
export type FollowedCookie = Omit<JarCookie, 'writes'> & {
  /** What the answer did. `delete` with a value: it was set with an end in the past. */
  readonly write: CookieWrite;
  /** The request that was the first to carry it, else the first that had to, else the first to its hosts; `undefined`: none came. */
  readonly next: Exchange | undefined;
  /** On the way there; `undefined` without such a request. */
  readonly fate: CookieFate | undefined;
};

/** Later requests that are looked at. */
const enough = 100;

/** What became of the cookies of this answer. `exchange` is one of the jar’s. */
export function followAnswer(jar: CookieJar, exchange: Exchange): readonly FollowedCookie[] {
  const from = jar.exchanges.findIndex(({ id }) => id === exchange.id) + 1;
  const later = jar.exchanges.slice(from, from + enough).filter((one) => sentCookiesOf(one) !== undefined);
  const journeys = new Map<Exchange, CookieJourney>();
  return jar.cookies.flatMap(({ writes, ...cookie }): readonly FollowedCookie[] => {
    const write = writes.findLast((one) => one.exchange.id === exchange.id);
    if (!write) return [];
    const next = nextFor({ ...cookie, writes }, write, jar, later);
    if (!next) return [{ ...cookie, write, next, fate: undefined }];
    const journey = journeys.get(next) ?? journeyTo(jar, next);
    journeys.set(next, journey);
    const story = journey.stories.find((one) => one.writes.includes(write));
    return [{ ...cookie, write, next, fate: story?.fate }];
  });
}

function nextFor(
  cookie: JarCookie,
  write: CookieWrite,
  jar: CookieJar,
  later: readonly Exchange[],
): Exchange | undefined {
  const toHosts = later.filter(({ url }) => matchesHost(cookie, hostOf(url)));
  const carries = (one: Exchange): boolean =>
    sentCookiesOf(one)?.some(({ name, value }) => name === cookie.name && value === write.cookie.value) ??
    false;
  const hadTo = (to: Exchange): boolean => {
    const site = requestSiteOf(to, redirectsTo(to, jar.redirects), jar.browser.engine);
    return withholdingOf(cookie, write, { to, site, browser: jar.browser, age: 0 }) === undefined;
  };
  return toHosts.find(carries) ?? toHosts.find(hadTo) ?? toHosts[0];
}
