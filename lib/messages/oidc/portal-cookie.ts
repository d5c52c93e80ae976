import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue, headerValues } from '../../exchange/headers.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { isPublicSuffix } from '../../exchange/site.ts';

/** A session cookie that a portal’s sign-in set for a domain that it cannot set one for, so that no browser keeps it. */
export type PortalCookie = {
  readonly name: string;
  /** In lower case, without a dot before it. */
  readonly domain: string;
  /** The portal belongs to it as strangers do: it is a public suffix (`duckdns.org`). */
  readonly isPublic: boolean;
  /** The origin that the person is to be let in to, which its address or form names. */
  readonly app: string;
};

/** Where somebody signs in: Authelia’s steps, and what others call it. */
const signsIn = /(?:first|second)-?factor|log-?in|sign[-_]?in|authenticate|\/auth(?:\/|$)/i;

/**
 * The cookie of a portal that signs people in for apps behind a proxy (Authelia and its kin) and sets it for the app’s domain from a host
 * that does not belong to it, or for a public suffix. `undefined` for all else: a sign-in that was refused, or whose answer sets a session that the browser keeps,
 * and where nothing names an app of that domain. RFC 6265bis §5.7 (6).
 */
export function portalCookieOf(exchange: Exchange): PortalCookie | undefined {
  const { method, status = 0, url, responseHeaders } = exchange;
  if (method !== 'POST' || status < 200 || status >= 400 || !signsIn.test(endpointOf(url))) return undefined;
  const host = hostOf(url);
  const sessions = headerValues(responseHeaders, 'set-cookie')
    .flatMap((value) => value.split('\n'))
    .filter((value) => /;\s*httponly/i.test(value) && /^[^=;]+=[^;]/.test(value))
    .map((value) => ({
      name: value.slice(0, value.indexOf('=')).trim(),
      domain: (/;\s*domain=\.?([\w.-]+)/i.exec(value)?.[1] ?? host).toLowerCase(),
    }));
  const [cookie] = sessions;
  if (!cookie || sessions.some(({ domain }) => isKept(host, domain))) return undefined;
  const app = addressesIn(exchange).find(
    (origin) => hostOf(origin) !== host && isWithin(hostOf(origin), cookie.domain),
  );
  return app === undefined ? undefined : { ...cookie, isPublic: isWithin(host, cookie.domain), app };
}

/** RFC 6265bis §5.7 (5), (6). */
function isKept(host: string, domain: string): boolean {
  return host === domain || (isWithin(host, domain) && !isPublicSuffix(domain));
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Origins that a request and its answer name: where the way back stands. */
function addressesIn({ url, redirectUrl = '', requestHeaders, requestBody }: Exchange): readonly string[] {
  const text = [
    url,
    headerValue(requestHeaders, 'referer') ?? '',
    redirectUrl,
    requestBody?.text?.slice(0, 4000) ?? '',
  ].join(' ');
  return [...text.matchAll(/(https?)(?::|%3A)(?:\/|%2F|\\\/){2}([\w.-]+(?:(?::|%3A)\d+)?)/gi)].map(
    ([, scheme = '', host = '']) => `${scheme}://${host.replace(/%3A/i, ':')}`.toLowerCase(),
  );
}
