import { parseSetCookie, type Cookie } from 'set-cookie-parser';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue, headerValues } from '../../exchange/headers.ts';

/** A cookie as a response sets it, read as browsers read it. RFC 6265bis §5.6. */
export type SetCookie = {
  readonly name: string;
  readonly value: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly partitioned: boolean;
  /** `undefined`: none, or one that browsers do not know. §5.6.7. */
  readonly sameSite: SameSite | undefined;
  /** As it is written, with a leading dot where it has one; `undefined`: none, or empty. §5.6.3. */
  readonly domain: string | undefined;
  /** `undefined`: none, or one that browsers replace by the default path. §5.6.4. */
  readonly path: string | undefined;
  /** Seconds until it expires, counted by the server’s own clock as browsers do; 0 or less deletes. `undefined`: with the browser’s session. */
  readonly lifetime: number | undefined;
};

/** RFC 6265bis §5.6.7. */
export type SameSite = 'strict' | 'lax' | 'none';

/** Every cookie of a response, deletions too, in order. Lines without a name give none. */
export function setCookiesOf(exchange: Exchange): readonly SetCookie[] {
  return setCookieLinesOf(exchange).flatMap((line) => {
    const [cookie] = parseSetCookie([line], { decodeValues: false, silent: true, split: false });
    return cookie && cookie.name !== '' ? [asBrowsersRead(cookie, exchange)] : [];
  });
}

/** The cookies a response sets; those it deletes or empties are left out. Lines without a name give none. */
export function cookiesSetBy(exchange: Exchange): readonly SetCookie[] {
  return setCookiesOf(exchange).filter((cookie) => cookie.value !== '' && !isDeletion(cookie));
}

/** True for a cookie that is gone as it is set. RFC 6265bis §5.7. */
export function isDeletion({ lifetime }: Pick<SetCookie, 'lifetime'>): boolean {
  return lifetime !== undefined && lifetime <= 0;
}

/** True for a cookie that is set with a value and an end in the past: meant to be kept, and gone at once. Deletions have no value to speak of. */
export function isSetTooLate(cookie: Pick<SetCookie, 'lifetime' | 'value'>): boolean {
  return isDeletion(cookie) && cookie.value.length >= 16;
}

/**
 * True for a name that says session or login. Values that a page’s own scripts must read (double submit), those that tie a callback to
 * its request, and analytics are named otherwise.
 */
export function isSessionCookie({ name }: Pick<SetCookie, 'name'>): boolean {
  return (
    /sess|sid$|^sid|auth|login|token|jwt|connect\./i.test(name) &&
    !/csrf|xsrf|^_ga|^_gid|g_state|state|nonce/i.test(name)
  );
}

/** A source may join several lines by line feeds. */
function setCookieLinesOf({ responseHeaders }: Exchange): readonly string[] {
  return headerValues(responseHeaders, 'set-cookie').flatMap((value) => value.split('\n'));
}

function asBrowsersRead(cookie: Cookie, exchange: Exchange): SetCookie {
  const { name, value } = cookie;
  const domain = attribute(cookie.domain);
  const path = attribute(cookie.path);
  return {
    name,
    value,
    secure: cookie.secure ?? false,
    httpOnly: cookie.httpOnly ?? false,
    partitioned: cookie.partitioned ?? false,
    sameSite: sameSites.find((known) => known === cookie.sameSite?.toLowerCase()),
    domain: domain === '.' ? undefined : domain,
    path: path?.startsWith('/') ? path : undefined,
    lifetime: cookie.maxAge ?? lifetimeUntil(cookie.expires, exchange),
  };
}

const sameSites: readonly SameSite[] = ['strict', 'lax', 'none'];

/** Longer attributes are ignored. RFC 6265bis §5.6. */
function attribute(value: string | undefined): string | undefined {
  return value === undefined || value === '' || value.length > 1024 ? undefined : value;
}

/** Chromium and Firefox take the server’s `Date` for now, so that a wrong clock on either side does no harm. */
function lifetimeUntil(expires: Date | undefined, exchange: Exchange): number | undefined {
  if (!expires) return undefined;
  const said = Date.parse(headerValue(exchange.responseHeaders, 'date') ?? '');
  const now = Number.isFinite(said) ? said : exchange.startedAt + (exchange.duration ?? 0);
  return (expires.getTime() - now) / 1000;
}
