import type { Exchange } from '../../exchange/exchange.ts';
import { matchesHost } from './cookie-scope.ts';
import { hostOf } from '../../exchange/parameters.ts';
import type { CookieJar, CookieWrite, JarCookie } from './jar.ts';
import { journeyTo, type CookieFate, type CookieJourney } from './journey.ts';
import { sentCookiesOf } from './sent-cookies.ts';

/** A cookie that one answer set or deleted, followed to the next request to its hosts. */
export type FollowedCookie = Omit<JarCookie, 'writes'> & {
  /** What the answer did. `delete` with a value: it was set with an end in the past. */
  readonly write: CookieWrite;
  /** The first request to its hosts after the answer, or to that of the answer where browsers dropped it; `undefined`: none came, or out of sight. */
  readonly next: Exchange | undefined;
  /** On the way to that; `undefined` without it. */
  readonly fate: CookieFate | undefined;
  /** The first later request that carried it as it was set: it was kept, though perhaps not sent where it was needed. */
  readonly carriedBy: Exchange | undefined;
};

/** Later requests that are looked at. */
const enough = 100;

/** What became of the cookies of this answer. `exchange` is one of the jar’s. */
export function followAnswer(jar: CookieJar, exchange: Exchange): readonly FollowedCookie[] {
  const from = jar.exchanges.findIndex(({ id }) => id === exchange.id) + 1;
  const later = jar.exchanges.slice(from, from + enough).filter((one) => sentCookiesOf(one) !== undefined);
  const isLater = new Set(later);
  const journeys = new Map<Exchange, CookieJourney>();
  return jar.cookies.flatMap(({ writes, ...cookie }): readonly FollowedCookie[] => {
    const write = writes.findLast((one) => one.exchange.id === exchange.id);
    if (!write) return [];
    // A cookie that browsers drop for its Domain belongs to no host: it was meant for the one that set it.
    const own = write.act === 'drop' ? hostOf(exchange.url) : undefined;
    const next = later.find(({ url }) => matchesHost(cookie, hostOf(url)) || hostOf(url) === own);
    const carriedBy = jar.sent.with(write.cookie).find((one) => isLater.has(one));
    if (!next) return [{ ...cookie, write, next, fate: undefined, carriedBy }];
    const journey = journeys.get(next) ?? journeyTo(jar, next);
    journeys.set(next, journey);
    const story = journey.stories.find((one) => one.writes.includes(write));
    return [{ ...cookie, write, next, fate: story?.fate, carriedBy }];
  });
}
