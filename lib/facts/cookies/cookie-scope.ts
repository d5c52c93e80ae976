import { isPublicSuffix } from '../../exchange/site.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import type { BrowserEngine } from '../../exchange/browser.ts';

/** The hosts and paths that a cookie is for. RFC 6265bis §5.7. */
export type CookieScope = {
  /** Lower case, without a leading dot. */
  readonly host: string;
  /** For that host alone; otherwise for every host below it too. Ports and schemes do not count. */
  readonly hostOnly: boolean;
  readonly path: string;
};

/** Why a `Domain` is none of the setting host's. §5.7 steps 9 to 11. */
export type DomainFault = 'domain-foreign' | 'domain-public-suffix' | 'domain-of-address';

/** The scope of a cookie that this URL sets, or what is wrong with its domain beside the scope it asked for. `url` is a valid one. */
export function scopeOf(
  cookie: { readonly domain: string | undefined; readonly path: string | undefined },
  url: string,
): CookieScope & { readonly fault?: DomainFault } {
  const { hostname, pathname } = new URL(url);
  const path = cookie.path ?? defaultPath(pathname);
  const domain = cookie.domain && asHost(cookie.domain.replace(/^\./, ''));
  if (!domain) return { host: hostname, hostOnly: true, path };
  if (domain === hostname && (isAddress(hostname) || isPublicSuffix(domain)))
    return { host: hostname, hostOnly: true, path };
  const fault = faultOf(domain, hostname);
  return { host: domain, hostOnly: false, path, ...(fault && { fault }) };
}

function faultOf(domain: string, host: string): DomainFault | undefined {
  if (domain === host) return undefined;
  if (isAddress(host)) return 'domain-of-address';
  if (isPublicSuffix(domain) && host.endsWith(`.${domain}`)) return 'domain-public-suffix';
  return host.endsWith(`.${domain}`) ? undefined : 'domain-foreign';
}

/** True when requests to that host are for the cookie. §5.1.3. */
export function matchesHost({ host, hostOnly }: CookieScope, requested: string): boolean {
  return requested === host || (!hostOnly && requested.endsWith(`.${host}`));
}

/** §5.1.4. */
export function matchesPath(path: string, requested: string): boolean {
  return (
    requested === path ||
    (requested.startsWith(path) && (path.endsWith('/') || requested.charAt(path.length) === '/'))
  );
}

/** The directory of the URL that sets it: `/auth/login` gives `/auth`. §5.1.4. */
function defaultPath(pathname: string): string {
  const end = pathname.lastIndexOf('/');
  return end <= 0 ? '/' : pathname.slice(0, end);
}

/** Where Secure cookies are set and sent: https, and for Chromium and Firefox the device itself as well. §5.7 step 8. */
export function isSecureUrl(url: string, engine: BrowserEngine | undefined): boolean {
  return /^(?:https|wss):/i.test(url) || (engine !== 'webkit' && isLoopback(url));
}

function asHost(name: string): string {
  const url = `http://${name}`;
  return URL.canParse(url) ? new URL(url).hostname : name.toLowerCase();
}

function isAddress(host: string): boolean {
  return host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host);
}
