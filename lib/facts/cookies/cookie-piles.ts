import { familyOf } from './cookie-header.ts';
import { isBystander, knownCookie } from './cookie-names.ts';

/**
 * Cookies of one request that are one heap. `logins`: one for each login that was begun. `parts`: one cookie, split for its size.
 * `doubles`: one name several times, set for other hosts or paths.
 */
export type CookiePile = {
  readonly kind: 'logins' | 'parts' | 'doubles';
  /** What their names begin with, or their name. */
  readonly name: string;
  readonly count: number;
  /** Of names and values together. */
  readonly bytes: number;
};

/** A cookie of a request, and the bytes of its name and value. */
export type SizedCookie = { readonly name: string; readonly bytes: number };

/** The heaps among these cookies, the largest first; empty where each stands for itself. */
export function cookiePilesOf(cookies: readonly SizedCookie[]): readonly CookiePile[] {
  const names = new Set(cookies.map(({ name }) => name));
  const heads = headsOf(cookies);
  return [
    ...piled(
      'logins',
      cookies,
      ({ name }) => heads.find((head) => isOneOf(head, name)) ?? loginFamilyOf(name),
    ),
    ...piled('parts', cookies, ({ name }) => partOf(name, names)),
    ...piled('doubles', cookies, ({ name }) => name),
  ].toSorted((a, b) => b.bytes - a.bytes);
}

const mostHeads = 20;

/** What the names of several begin with, the shortest first: what is made up may begin like a word, too (`__txn_h-E1…`). */
function headsOf(cookies: readonly SizedCookie[]): readonly string[] {
  const heads = Map.groupBy(cookies, ({ name }) => loginFamilyOf(name));
  return [...heads]
    .flatMap(([head, all]) => (head !== undefined && all.length >= fewest.logins ? [head] : []))
    .toSorted((a, b) => a.length - b.length)
    .slice(0, mostHeads);
}

/** Its name goes on after the head as those that are made up for each login do: without a dot, and long. */
function isOneOf(head: string, name: string): boolean {
  return name.startsWith(head) && /^[\w-]{12,}$/.test(name.slice(head.length));
}

/** Two may be two tabs, two parts an ordinary session. */
const fewest: Readonly<Record<CookiePile['kind'], number>> = { logins: 3, parts: 2, doubles: 2 };

function piled(
  kind: CookiePile['kind'],
  cookies: readonly SizedCookie[],
  heapOf: (cookie: SizedCookie) => string | undefined,
): readonly CookiePile[] {
  const heaps = Map.groupBy(cookies, heapOf);
  return [...heaps].flatMap(([name, all]): readonly CookiePile[] =>
    name === undefined || all.length < fewest[kind]
      ? []
      : [{ kind, name, count: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) }],
  );
}

/** What the names of one making begin with, where a cookie of that name is made for each login; `undefined` for others. */
function loginFamilyOf(name: string): string | undefined {
  const family = familyOf(name);
  if (family === name) return undefined;
  const known = knownCookie(name);
  const isLogins = known ? known.side === 'client' && known.purpose === 'login' : madeForOne.test(family);
  return isLogins ? family : undefined;
}

const madeForOne =
  /(?:^|[^a-z])(?:\w{0,20}state|nonce|\w{0,5}csrf|correlation|txns?|txs|pkce|verifier|oauth2?|oidc|login|transaction|relaystate)[._:-]{1,3}$/i;

/**
 * The name of the cookie of which this is a part: `sess` of `sess.0`, `FedAuth` of `FedAuth` and `FedAuth1`; `undefined` where it stands
 * alone, as `note1` does without `note`.
 */
function partOf(name: string, names: ReadonlySet<string>): string | undefined {
  if (isBystander(name)) return undefined;
  const [, whole = '', apart = '', number = ''] = /^(.{2,100}?)(__|[._-]|C)?(\d{1,2})$/.exec(name) ?? [];
  const isPart = number !== '' && (apart !== '' ? names.has(`${whole}${apart}1`) : names.has(whole));
  if (isPart) return whole;
  return names.has(`${name}1`) || names.has(`${name}C1`) ? name : undefined;
}
