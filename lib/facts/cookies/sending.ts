import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Confidence } from '../../vocabulary/confidence.ts';
import type { Browser } from '../../exchange/browser.ts';
import { isSecureUrl, matchesHost, matchesPath } from './cookie-scope.ts';
import type { CookieWrite, JarCookie } from './jar.ts';
import type { RequestSite } from './request-site.ts';

/**
 * What kept a stored cookie from a request. RFC 6265bis §5.8.
 *
 * - `other-host`: it is for other hosts (`localhost` is not `127.0.0.1`). `other-path`: its path does not lead there.
 * - `secure-over-http`: it is Secure, and the request went over plain http.
 * - `strict`: SameSite=Strict, and the request did not begin on its site.
 * - `lax-post`: SameSite=Lax, and a page of another site sent a POST.
 * - `default-lax-post`: without SameSite, a POST from another site, more than two minutes after it was made (Chromium).
 * - `cross-site-inside`: Strict, Lax or without SameSite, in a frame or call of a page of another site.
 * - `third-party`: could be sent there, but the browser may keep cookies of other sites back or apart.
 * - `no-credentials`: a script's call to another origin sends cookies only if it asks for that.
 */
export type WithholdReason =
  | 'other-host'
  | 'other-path'
  | 'secure-over-http'
  | 'strict'
  | 'lax-post'
  | 'default-lax-post'
  | 'cross-site-inside'
  | 'third-party'
  | 'no-credentials';

/** That a cookie was kept back, and how sure that is by the browser's rules alone. */
export type Withholding = { readonly reason: WithholdReason; readonly confidence: Confidence };

/** What sending a cookie depends on beside the cookie itself. */
export type Sending = {
  readonly to: Exchange;
  readonly site: RequestSite;
  readonly browser: Browser;
  /** Milliseconds since it was given the value it has; it may have had that before. */
  readonly age: number;
};

/** `undefined` for a cookie that goes with the request: then its absence has other reasons. */
export function withholdingOf(
  cookie: JarCookie,
  write: CookieWrite,
  sending: Sending,
): Withholding | undefined {
  const { hostname, pathname } = new URL(sending.to.url);
  if (!matchesHost(cookie, hostname)) return { reason: 'other-host', confidence: 'certain' };
  if (!matchesPath(cookie.path, pathname)) return { reason: 'other-path', confidence: 'certain' };
  if (write.cookie.secure && !isSecureUrl(sending.to.url, sending.browser.engine))
    return {
      reason: 'secure-over-http',
      confidence: isSecureUrl(sending.to.url, undefined) ? 'tentative' : 'certain',
    };
  return bySite(write, sending) ?? byCredentials(sending);
}

function bySite(write: CookieWrite, sending: Sending): Withholding | undefined {
  const { site, browser } = sending;
  switch (site.from) {
    case 'own':
      // Tentative where the page around a frame is not known.
      return site.confidence === 'tentative' ? { reason: 'third-party', confidence: 'tentative' } : undefined;
    case 'foreign':
      return fromForeign(write, sending, site.confidence);
    case 'detour':
      if (browser.engine === 'chromium') return undefined;
      return fromForeign(write, sending, browser.engine === 'firefox' ? site.confidence : 'tentative');
    case 'unknown':
      return fromForeign(write, sending, 'tentative');
  }
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

function fromForeign(
  { cookie: { sameSite } }: CookieWrite,
  sending: Sending,
  confidence: Confidence,
): Withholding | undefined {
  const { site, to } = sending;
  if (sameSite === 'none')
    return site.place === 'top' ? undefined : { reason: 'third-party', confidence: 'tentative' };
  if (site.place !== 'top' && (sameSite !== 'strict' || site.around))
    return inside(sameSite, sending, confidence);
  if (sameSite === 'strict') return { reason: 'strict', confidence };
  if (safeMethods.has(to.method)) return undefined;
  return sameSite === 'lax' ? { reason: 'lax-post', confidence } : defaultLaxPost(sending, confidence);
}

/** Firefox and Safari take a cookie without SameSite for SameSite=None. */
function inside(
  sameSite: 'lax' | 'strict' | undefined,
  { browser: { engine } }: Sending,
  confidence: Confidence,
): Withholding {
  if (sameSite === undefined && engine !== 'chromium')
    return { reason: engine ? 'third-party' : 'cross-site-inside', confidence: 'tentative' };
  return { reason: 'cross-site-inside', confidence };
}

/** Milliseconds in which Chromium sends a cookie without SameSite with a POST from another site. */
const laxPostGrace = 120_000;
/** Milliseconds that the browser's count and the recording's may differ. */
const graceLeeway = 2000;

/** An earlier cookie of the same name gives its age to the one that replaces it, so a young one may count as old. */
function defaultLaxPost(
  { browser: { engine }, age }: Sending,
  confidence: Confidence,
): Withholding | undefined {
  if (engine === 'firefox' || engine === 'webkit') return undefined;
  const isOld = age > laxPostGrace + graceLeeway;
  return { reason: 'default-lax-post', confidence: engine && isOld ? confidence : 'tentative' };
}

function byCredentials({ to, site }: Sending): Withholding | undefined {
  const page = cameFrom(to);
  if (site.place !== 'inside' || page === null || page === originOf(to.url)) return undefined;
  return { reason: 'no-credentials', confidence: 'tentative' };
}
