import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Confidence } from '../../vocabulary/confidence.ts';
import type { Browser } from '../../exchange/browser.ts';
import { isSecureUrl, type CookieScope, type DomainFault } from './cookie-scope.ts';
import type { RequestSite } from './request-site.ts';
import type { SetCookie } from './set-cookie.ts';
import { isTooLarge } from './too-large.ts';

/**
 * Why a browser did not take a cookie. RFC 6265bis §5.6, §5.7.
 *
 * - `too-large`: name and value have more than 4096 octets together.
 * - `control-character`: one is in its name or value.
 * - `secure-over-http`: Secure, set over plain http, not on the device itself.
 * - `none-without-secure`: SameSite=None without Secure, on the device itself too.
 * - `prefix-secure`, `prefix-host`: named `__Secure-` without Secure; `__Host-` without Secure, Path=/ or with a Domain.
 * - `domain-foreign`, `domain-public-suffix`, `domain-of-address`: its Domain is not the host's, one that strangers share, or not an
 *   address's.
 * - `overlays-secure`: set over plain http while a Secure cookie of that name is there.
 * - `cross-site-answer`: not SameSite=None, and in the answer to what a page of another site fetched or framed.
 * - `no-credentials`: in the answer to a script's call to another origin that was made without credentials.
 * - `partitioned-without-secure`: Partitioned without Secure.
 */
export type DropReason =
  | 'too-large'
  | 'control-character'
  | 'secure-over-http'
  | 'none-without-secure'
  | 'prefix-secure'
  | 'prefix-host'
  | DomainFault
  | 'overlays-secure'
  | 'cross-site-answer'
  | 'no-credentials'
  | 'partitioned-without-secure';

/** That a cookie was not taken, and how sure that is by the browser's rules alone. */
export type Drop = { readonly reason: DropReason; readonly confidence: Confidence };

/** What storing a cookie depends on beside the cookie itself. */
export type Storing = {
  readonly exchange: Exchange;
  readonly browser: Browser;
  readonly site: RequestSite;
  readonly scope: CookieScope;
  readonly domainFault: DomainFault | undefined;
  /** A Secure cookie of its name is there for its hosts and path. */
  readonly overlaysSecure: boolean;
  /** Recorded before redaction made the value shorter. */
  readonly wasTooLarge: boolean;
};

/** `undefined` for a cookie that the browser takes. */
export function dropOf(cookie: SetCookie, storing: Storing): Drop | undefined {
  for (const rule of rules) {
    const drop = rule(cookie, storing);
    if (drop) return drop;
  }
  return undefined;
}

type Rule = (cookie: SetCookie, storing: Storing) => Drop | undefined;

const tooLarge: Rule = (cookie, { wasTooLarge }) =>
  wasTooLarge || isTooLarge(cookie) ? certainly('too-large') : undefined;

const controlCharacter: Rule = ({ name, value }) =>
  // oxlint-disable-next-line no-control-regex -- what browsers refuse. §5.6
  /[\x00-\x08\x0a-\x1f\x7f]/.test(name + value) ? certainly('control-character') : undefined;

const domain: Rule = (_, { domainFault }) => domainFault && certainly(domainFault);

const secureOverHttp: Rule = ({ secure }, { exchange: { url }, browser: { engine } }) => {
  if (!secure || isSecureUrl(url, engine)) return undefined;
  const isOnDevice = isSecureUrl(url, undefined);
  return { reason: 'secure-over-http', confidence: isOnDevice ? 'tentative' : 'certain' };
};

/** Safari takes it, and so did Firefox before 131. */
const noneWithoutSecure: Rule = ({ sameSite, secure }, { browser: { engine, version } }) => {
  if (sameSite !== 'none' || secure || engine === 'webkit') return undefined;
  if (engine === 'firefox' && version < 131) return undefined;
  return { reason: 'none-without-secure', confidence: engine ? 'certain' : 'firm' };
};

/** Firefox takes a default path for a written one. */
const prefix: Rule = ({ name, secure, path, domain: named }, { scope, browser: { engine } }) => {
  if (/^__secure-/i.test(name) && !secure) return certainly('prefix-secure');
  const isRoot = (engine === 'firefox' ? scope.path : path) === '/';
  if (/^__host-/i.test(name) && (!secure || !isRoot || named !== undefined)) return certainly('prefix-host');
  return undefined;
};

const overlaysSecure: Rule = ({ secure }, { overlaysSecure: overlays, exchange, browser }) =>
  overlays && !secure && !isSecureUrl(exchange.url, browser.engine)
    ? { reason: 'overlays-secure', confidence: 'firm' }
    : undefined;

/** Firefox and Safari take a cookie without SameSite for SameSite=None. */
const crossSiteAnswer: Rule = ({ sameSite }, { site, browser: { engine } }) => {
  if (site.from !== 'foreign' || site.place === 'top' || sameSite === 'none') return undefined;
  if (sameSite === undefined && (engine === 'firefox' || engine === 'webkit')) return undefined;
  const isSure = sameSite !== undefined || engine === 'chromium';
  return { reason: 'cross-site-answer', confidence: isSure ? site.confidence : 'tentative' };
};

/** Without the answer's leave a script cannot have meant to send credentials, and the request had none. Fetch standard §3.3.5. */
const noCredentials: Rule = (_, { exchange, site: { place } }) => {
  const page = cameFrom(exchange);
  if (place !== 'inside' || page === null || page === originOf(exchange.url)) return undefined;
  const said = (name: string): string | undefined =>
    headerValue(exchange.requestHeaders, name) ?? headerValue(exchange.responseHeaders, name);
  if (said('sec-fetch-mode') !== 'cors' || said('cookie') !== undefined) return undefined;
  if (said('access-control-allow-credentials') !== undefined) return undefined;
  return { reason: 'no-credentials', confidence: 'firm' };
};

const partitionedWithoutSecure: Rule = ({ partitioned, secure }, { browser: { engine } }) =>
  partitioned && !secure && engine !== 'webkit'
    ? { reason: 'partitioned-without-secure', confidence: engine ? 'certain' : 'firm' }
    : undefined;

const rules: readonly Rule[] = [
  tooLarge,
  controlCharacter,
  domain,
  secureOverHttp,
  noneWithoutSecure,
  prefix,
  overlaysSecure,
  noCredentials,
  crossSiteAnswer,
  partitionedWithoutSecure,
];

function certainly(reason: DropReason): Drop {
  return { reason, confidence: 'certain' };
}
