import { getDomain, getPublicSuffix } from 'tldts';
import { plainHostOf } from './parameters.ts';

/**
 * True when both addresses are of one site, whatever their schemes and ports: their hosts share the registrable domain, or are the
 * same host where there is none (an address, `localhost`). False for what is no URL or has no host.
 */
export function isOneSite(a: string, b: string): boolean {
  const [first, second] = [siteOf(a), siteOf(b)];
  return first !== undefined && first === second;
}

/** The site of a URL without its scheme: {@link registrableDomain}, else the host. `undefined` for what is no URL or has no host. */
export function siteOf(url: string): string | undefined {
  const plain = plainHostOf(url);
  if (plain === undefined && !URL.canParse(url)) return undefined;
  const hostname = plain ?? new URL(url).hostname;
  return hostname === '' ? undefined : (registrableDomain(hostname) ?? hostname);
}

/**
 * The name that somebody registered: one label more than a public suffix, private suffixes (`github.io`, `vercel.app`) included as in
 * browsers. `undefined` for addresses, single labels and suffixes themselves. https://publicsuffix.org/list/
 */
export function registrableDomain(host: string): string | undefined {
  return getDomain(host, asBrowsers) ?? undefined;
}

/** True for a name below which strangers register names of their own, and for a single label. https://publicsuffix.org/list/ */
export function isPublicSuffix(host: string): boolean {
  return host !== '' && getPublicSuffix(host, asBrowsers) === host;
}

const asBrowsers = { allowPrivateDomains: true, extractHostname: false, validateHostname: false } as const;
