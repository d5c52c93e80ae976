import type { Exchange } from '../../exchange/exchange.ts';
import type { Confidence } from '../../vocabulary/confidence.ts';
import { isCleaned } from '../../exchange/cleaned.ts';
import { cookieHeaderOf, type CookieHeader } from './cookie-header.ts';
import { expiryOf } from './expiry.ts';
import type { CookieJar, CookieWrite, JarCookie } from './jar.ts';
import { redirectsTo } from './redirects.ts';
import { requestSiteOf, type RequestSite } from './request-site.ts';
import { withholdingOf, type WithholdReason } from './sending.ts';
import { sentCookiesOf, type SentCookie } from './sent-cookies.ts';
import type { DropReason } from './storing.ts';

/**
 * What became of one cookie on its way to one request, and what proves it.
 *
 * - `came`: sent as it was last set. Speaks against every loss.
 * - `came-changed`: sent with another value. `since`: the earlier answer that set that one; `undefined` where none was seen (a script
 *   or an answer out of sight wrote it).
 * - `dropped`: the browser did not take it as `write` set it; `older`: an earlier value came instead.
 * - `deleted`: `write` took it away. `expired`: its `lifetime` (seconds) was over after `age` seconds.
 * - `withheld`: it was there, and an attribute or the request's way kept it back.
 * - `missing`: it should have been sent. Settings of the browser, an extension, another window: nothing recorded tells.
 * - `unset`: sent, and nobody was seen to set it: older than the recording, or a script's.
 * - `not recorded`: the request's headers, or every cookie of the recording, are not there to see.
 */
export type CookieFate =
  | { readonly kind: 'came'; readonly write: CookieWrite; readonly confidence: 'certain' }
  | {
      readonly kind: 'came-changed';
      readonly write: CookieWrite;
      readonly since: CookieWrite | undefined;
      readonly confidence: Confidence;
    }
  | {
      readonly kind: 'dropped';
      readonly reason: DropReason;
      readonly write: CookieWrite;
      readonly older: boolean;
      readonly confidence: Confidence;
    }
  | { readonly kind: 'deleted'; readonly write: CookieWrite; readonly confidence: 'certain' }
  | {
      readonly kind: 'expired';
      readonly write: CookieWrite;
      readonly lifetime: number;
      readonly age: number;
      readonly confidence: Confidence;
    }
  | {
      readonly kind: 'withheld';
      readonly reason: WithholdReason;
      readonly write: CookieWrite;
      readonly confidence: Confidence;
    }
  | { readonly kind: 'missing'; readonly write: CookieWrite; readonly confidence: 'tentative' }
  | { readonly kind: 'unset'; readonly confidence: 'certain' }
  | { readonly kind: 'not recorded' };

/** One cookie followed to one request. For a cookie that nobody was seen to set, hosts and path are not known: empty, and no writes. */
export type CookieStory = Omit<JarCookie, 'writes'> & {
  /** What was done to it before the request, in order of time. */
  readonly writes: readonly CookieWrite[];
  readonly fate: CookieFate;
  /** The first later request that carried the same value: it was kept all the time. */
  readonly seenAgain?: Exchange;
};

/** Several cookies of one name in one request. Most servers read the first. RFC 6265bis §5.8.3: longer paths, then older ones first. */
export type DuplicateCookie = {
  readonly name: string;
  readonly count: number;
  /** That the first has the value that was set last; `undefined` where nobody was seen to set it. */
  readonly firstIsLatest: boolean | undefined;
};

/** All cookies followed to one request. */
export type CookieJourney = {
  readonly to: Exchange;
  readonly site: RequestSite;
  /** `undefined` where the request's headers were not recorded. */
  readonly header: CookieHeader | undefined;
  readonly stories: readonly CookieStory[];
  readonly duplicates: readonly DuplicateCookie[];
};

/**
 * Follows every cookie of the jar to one of its requests. `isByRule`: where the recording has lost its `Cookie` headers, SameSite alone
 * tells of a cookie that no browser sends with such a request (`withheld`, at most `firm`).
 */
export function journeyTo(jar: CookieJar, to: Exchange, isByRule = false): CookieJourney {
  const hops = redirectsTo(to, jar.redirects);
  const site = requestSiteOf(to, hops, jar.browser.engine, jar.embedding(to));
  const sent = sentCookiesOf(to);
  const known = jar.cookies.flatMap((cookie): readonly JarCookie[] => {
    const writes = cookie.writes.filter((write) => isBefore(write, to, hops, sent));
    return writes.length > 0 ? [{ ...cookie, writes: inOrder(writes, sent) }] : [];
  });
  const { carried, unset } = shareOut((sent ?? []).slice(0, mostShared), known);
  const isSeen = sent !== undefined && jar.showsSent;
  const trip: Trip = { jar, to, site, isSeen, isByRule: isByRule && sent !== undefined };
  return {
    to,
    site,
    header: cookieHeaderOf(to),
    stories: [
      ...known.map((cookie) => storyOf(cookie, carried.get(cookie), trip)),
      ...unset.map(({ name }): CookieStory => ({
        ...nowhere,
        name,
        fate: { kind: 'unset', confidence: 'certain' },
      })),
    ],
    duplicates: duplicatesAmong(sent ?? [], known),
  };
}

const nowhere = { host: '', hostOnly: true, path: '', writes: [] } as const;

type Trip = {
  readonly jar: CookieJar;
  readonly to: Exchange;
  readonly site: RequestSite;
  /** Whether what the request carried can be seen. */
  readonly isSeen: boolean;
  /** Whether, where it cannot, the browser’s rules may tell. */
  readonly isByRule: boolean;
};

/** Milliseconds by which a recording’s times may be off. */
const leeway = 5;

/** What was under way when the request went out counts where the request shows it. */
function isBefore(
  write: CookieWrite,
  to: Exchange,
  hops: readonly Exchange[],
  sent: readonly SentCookie[] | undefined,
): boolean {
  const { exchange, at } = write;
  if (exchange.id === to.id) return false;
  if (hops.includes(exchange)) return true;
  if (to.startedAt === 0 || at === 0) return exchange.entry < to.entry;
  if (at <= to.startedAt + leeway) return true;
  return exchange.startedAt < to.startedAt && wasSent(write, sent);
}

/** Of answers that were under way at the same time nobody knows whose header came last: what was sent afterwards tells. */
function inOrder(
  writes: readonly CookieWrite[],
  sent: readonly SentCookie[] | undefined,
): readonly CookieWrite[] {
  const last = writes.at(-1);
  if (writes.length < 2 || !last || wasSent(last, sent)) return writes;
  const came = writes.findLastIndex((write) => write.act === 'set' && wasSent(write, sent));
  const after = writes.slice(came + 1);
  const [kept] = writes.slice(came, came + 1);
  if (came < 0 || !kept || !after.every((later) => wereAtOnce(kept, later))) return writes;
  return [...writes.slice(0, came), ...after, kept];
}

function wasSent({ cookie: { name, value } }: CookieWrite, sent: readonly SentCookie[] | undefined): boolean {
  return sent?.some((one) => one.name === name && one.value === value) ?? false;
}

/** The later one was asked for before the earlier one was there; that of one answer come in its order. */
function wereAtOnce(earlier: CookieWrite, later: CookieWrite): boolean {
  const { exchange } = later;
  return exchange.id !== earlier.exchange.id && exchange.startedAt > 0 && exchange.startedAt < earlier.at;
}

/** More than any browser sends to one host. */
const mostShared = 1000;

/** Which sent value belongs to which cookie of its name: the same value first, then, in order, to those that have none. */
function shareOut(
  sent: readonly SentCookie[],
  cookies: readonly JarCookie[],
): { readonly carried: ReadonlyMap<JarCookie, SentCookie>; readonly unset: readonly SentCookie[] } {
  const carried = new Map<JarCookie, SentCookie>();
  const byName = Map.groupBy(cookies, ({ name }) => name);
  const give = (one: SentCookie, fits: (cookie: JarCookie) => boolean): boolean => {
    const owner = byName.get(one.name)?.find((cookie) => !carried.has(cookie) && fits(cookie));
    if (owner) carried.set(owner, one);
    return owner !== undefined;
  };
  const odd = sent.filter((one) => !give(one, (cookie) => isLatest(cookie, one.value)));
  const unset = odd.filter(
    (one) => !give(one, (cookie) => cookie.writes.some(({ act }) => act !== 'delete')),
  );
  return { carried, unset };
}

/** As it was set last, or was before the browser did not take that. */
function isLatest({ writes }: JarCookie, value: string): boolean {
  const last = writes.at(-1);
  const kept = writes.findLast(({ act }) => act !== 'drop');
  return [last, kept].some((write) => write && write.act !== 'delete' && write.cookie.value === value);
}

function storyOf(cookie: JarCookie, carried: SentCookie | undefined, trip: Trip): CookieStory {
  const seenAgain = carried ? undefined : nextWith(cookie, trip);
  const fate = carried ? fateOfCarried(cookie, carried.value) : fateOfAbsent(cookie, trip, seenAgain);
  return { ...cookie, fate, ...(seenAgain && { seenAgain }) };
}

function nextWith({ name, writes }: JarCookie, { jar, to }: Trip): Exchange | undefined {
  const { value } = writes.at(-1)!.cookie;
  return jar.sent.with({ name, value }).find((later) => isLater(later, to));
}

function isLater(a: Exchange, b: Exchange): boolean {
  return a.id !== b.id && (a.startedAt - b.startedAt || a.entry - b.entry) > 0;
}

function fateOfCarried({ writes }: JarCookie, value: string): CookieFate {
  const last = writes.at(-1)!;
  if (isCleaned(value) || (last.act !== 'delete' && value === last.cookie.value))
    return { kind: 'came', write: last, confidence: 'certain' };
  if (last.drop) return { kind: 'dropped', ...last.drop, write: last, older: true };
  const since = writes.findLast((write) => write.cookie.value === value);
  return { kind: 'came-changed', write: last, since, confidence: since ? 'firm' : 'tentative' };
}

/** A cookie that comes later was not dropped, whatever the rules say. */
function fateOfAbsent(cookie: JarCookie, trip: Trip, seenAgain: Exchange | undefined): CookieFate {
  const last = cookie.writes.at(-1)!;
  if (!trip.isSeen) return (trip.isByRule && keptByRule(cookie, last, trip)) || { kind: 'not recorded' };
  if (last.drop && !seenAgain) return { kind: 'dropped', ...last.drop, write: last, older: false };
  if (last.act === 'delete') return { kind: 'deleted', write: last, confidence: 'certain' };
  const kept = expired(last, trip.to) ?? withheld(cookie, last, trip);
  return kept ?? { kind: 'missing', write: last, confidence: 'tentative' };
}

function expired(write: CookieWrite, to: Exchange): CookieFate | undefined {
  const expiry = expiryOf(write, to.startedAt);
  return expiry && { kind: 'expired', ...expiry, write };
}

function withheld(cookie: JarCookie, write: CookieWrite, { jar, to, site }: Trip): CookieFate | undefined {
  const since = valueSince(cookie.writes, write);
  const age = since.at === 0 ? 0 : to.startedAt - since.at;
  const kept = withholdingOf(cookie, write, { to, site, browser: jar.browser, age });
  return kept && { kind: 'withheld', ...kept, write };
}

/** What SameSite as it was written keeps from such a request in every browser, though nobody saw what was sent. */
function keptByRule(cookie: JarCookie, write: CookieWrite, trip: Trip): CookieFate | undefined {
  const kept = write.act === 'set' && write.cookie.sameSite ? withheld(cookie, write, trip) : undefined;
  if (kept?.kind !== 'withheld' || kept.confidence === 'tentative') return undefined;
  return kept.reason === 'lax-post' || kept.reason === 'strict' ? { ...kept, confidence: 'firm' } : undefined;
}

/** Setting the same value again makes no cookie younger; another value does. */
function valueSince(writes: readonly CookieWrite[], last: CookieWrite): CookieWrite {
  const other = writes.findLastIndex(
    ({ act, version }) => act === 'delete' || (act === 'set' && version !== last.version),
  );
  return writes.slice(other + 1).find(({ act }) => act === 'set') ?? last;
}

function duplicatesAmong(
  sent: readonly SentCookie[],
  cookies: readonly JarCookie[],
): readonly DuplicateCookie[] {
  return [...Map.groupBy(sent, ({ name }) => name)].flatMap(([name, all]): readonly DuplicateCookie[] => {
    if (all.length < 2) return [];
    const writes = cookies.filter((cookie) => cookie.name === name).flatMap((cookie) => cookie.writes);
    const latest = writes
      .filter(({ act }) => act === 'set')
      .toSorted((a, b) => a.at - b.at)
      .at(-1);
    return [{ name, count: all.length, firstIsLatest: latest && latest.cookie.value === all[0]?.value }];
  });
}
