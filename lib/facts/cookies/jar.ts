import type { Exchange } from '../../exchange/exchange.ts';
import { browserOf, type Browser } from '../../exchange/browser.ts';
import { embeddingAmong, type Embedding } from './embedding.ts';
import { isSecureUrl, matchesHost, matchesPath, scopeOf, type CookieScope } from './cookie-scope.ts';
import { redirectsAmong, redirectsTo, type Redirects } from './redirects.ts';
import { requestSiteOf, type RequestSite } from './request-site.ts';
import { showsSentCookies } from './shows-sent.ts';
import { sentIndexOf, type SentIndex } from './sent-cookies.ts';
import { isDeletion, setCookiesOf, type SetCookie } from './set-cookie.ts';
import { dropOf, type Drop } from './storing.ts';
import { tooLargeIn } from './too-large.ts';

/** What a response did to a cookie. A drop left what was there before as it was. */
export type CookieWrite = {
  readonly exchange: Exchange;
  /** With its value: that never goes into words. Use {@link version}. */
  readonly cookie: SetCookie;
  readonly act: 'set' | 'delete' | 'drop';
  /** Why it was dropped. */
  readonly drop?: Drop;
  /** When the browser had the answer, in milliseconds since 1970 by its own clock; 0 where no times were recorded. */
  readonly at: number;
  /** Its place among the cookies of the answer, from 0. */
  readonly place: number;
  /** Which of its values the cookie was given, counted from 1: equal values have equal numbers. */
  readonly version: number;
};

/** Whether both are the same cookie of the same answer. */
export function isSameWrite(a: CookieWrite, b: CookieWrite): boolean {
  return a.exchange.id === b.exchange.id && a.place === b.place;
}

/** One cookie: a name for certain hosts and a path. The same name for others is another cookie. RFC 6265bis §5.7. */
export type JarCookie = CookieScope & {
  readonly name: string;
  /** In order of time; at least one. */
  readonly writes: readonly CookieWrite[];
};

/** What became of all cookies that were seen to be set. */
export type CookieJar = {
  readonly cookies: readonly JarCookie[];
  /** In order of time. */
  readonly exchanges: readonly Exchange[];
  readonly redirects: Redirects;
  readonly embedding: Embedding;
  readonly sent: SentIndex;
  readonly browser: Browser;
  /** Whether the recording shows what requests carried; see {@link showsSentCookies}. */
  readonly showsSent: boolean;
};

/** Follows every cookie through these exchanges, which may be given in any order. */
export function jarOf(given: readonly Exchange[]): CookieJar {
  const exchanges = given
    .filter(({ url }) => /^(?:http|ws)s?:/i.test(url) && URL.canParse(url))
    .toSorted((a, b) => a.startedAt - b.startedAt || a.entry - b.entry);
  const redirects = redirectsAmong(exchanges);
  const embedding = embeddingAmong(exchanges);
  const browser = browserOf(exchanges);
  const shelves = new Shelves();
  const answers = exchanges.toSorted((a, b) => answeredAt(a) - answeredAt(b) || a.entry - b.entry);
  for (const exchange of answers) {
    const cookies = setCookiesOf(exchange);
    if (cookies.length === 0) continue;
    const hops = redirectsTo(exchange, redirects);
    const site = requestSiteOf(exchange, hops, browser.engine, embedding(exchange));
    const large = tooLargeIn(exchange);
    for (const [place, cookie] of cookies.entries())
      shelves.put(cookie, { exchange, place, site, browser, wasTooLarge: large.has(place) });
  }
  const cookies = shelves.cookies();
  const jar = { cookies, exchanges, redirects, embedding, sent: sentIndexOf(exchanges), browser };
  return { ...jar, showsSent: showsSentCookies(jar) };
}

function answeredAt({ startedAt, duration }: Exchange): number {
  return startedAt === 0 ? 0 : startedAt + (duration ?? 0);
}

type Setting = {
  readonly exchange: Exchange;
  readonly place: number;
  readonly site: RequestSite;
  readonly browser: Browser;
  readonly wasTooLarge: boolean;
};

type Shelf = CookieScope & {
  readonly name: string;
  readonly writes: CookieWrite[];
  readonly values: Map<string, number>;
};

/** More cookies of one name are not looked at for what they might overlay. */
const mostOfOneName = 50;

class Shelves {
  readonly #shelves = new Map<string, Shelf>();
  readonly #byName = new Map<string, Shelf[]>();

  put(cookie: SetCookie, setting: Setting): void {
    const { fault, ...scope } = scopeOf(cookie, setting.exchange.url);
    const drop = dropOf(cookie, {
      ...setting,
      scope,
      domainFault: fault,
      overlaysSecure: this.#overlaysSecure(cookie, scope, setting),
    });
    const shelf = this.#shelfFor(cookie.name, scope);
    const version = shelf.values.get(cookie.value) ?? shelf.values.size + 1;
    shelf.values.set(cookie.value, version);
    shelf.writes.push({
      exchange: setting.exchange,
      cookie,
      act: drop ? 'drop' : isDeletion(cookie) ? 'delete' : 'set',
      ...(drop && { drop }),
      at: answeredAt(setting.exchange),
      place: setting.place,
      version,
    });
  }

  cookies(): readonly JarCookie[] {
    return [...this.#shelves.values()].map(({ values: _, ...cookie }) => cookie);
  }

  #shelfFor(name: string, scope: CookieScope): Shelf {
    const key = JSON.stringify([name, scope.host, scope.hostOnly, scope.path]);
    const known = this.#shelves.get(key);
    if (known) return known;
    const shelf: Shelf = { name, ...scope, writes: [], values: new Map() };
    this.#shelves.set(key, shelf);
    this.#byName.set(name, [...(this.#byName.get(name) ?? []).slice(-mostOfOneName), shelf]);
    return shelf;
  }

  #overlaysSecure({ name }: SetCookie, scope: CookieScope, { exchange, browser }: Setting): boolean {
    if (isSecureUrl(exchange.url, browser.engine)) return false;
    return (this.#byName.get(name) ?? []).some((other) => {
      const last = other.writes.findLast(({ act }) => act !== 'drop');
      if (last?.act !== 'set' || !last.cookie.secure) return false;
      return (
        (matchesHost(other, scope.host) || matchesHost(scope, other.host)) &&
        matchesPath(other.path, scope.path)
      );
    });
  }
}
