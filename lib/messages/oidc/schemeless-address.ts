import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf, pathOf, queryParameters } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { isSignInAddress } from '../sign-in-address.ts';

/** Two labels at least, and a port. */
const hostName = /^(?:[a-z0-9](?:[\w-]{0,61}[a-z0-9])?\.){1,6}[a-z][a-z0-9-]{1,30}(?::\d{1,5})?$/i;

/** How hosts that log people in are called, before a name of two labels at least. */
const ofLogin =
  /^(?:sso|auth|login|signin|idp|id|accounts?|oidc|iam|adfs|keycloak|authentik|authelia|zitadel)\.[\w-]+\.[\w.-]*[a-z]{2,}(?::\d+)?$/i;
const file = /\.(?:js|mjs|css|html?|php|jsp|do|json|map|png|svg|xml|txt)$/i;

/**
 * The host name with which the path of an address begins: of the same site, or of one that logs people in by its name. There a redirect to an
 * address leads that lacks its “https://” (`Location: sso.example.org/login`). RFC 9110 §10.2.2; RFC 3986 §5.2.2.
 */
export function hostInPath(url: string): string | undefined {
  const part = pathOf(url).split('/', 2)[1] ?? '';
  if (part.length > 100 || !hostName.test(part)) return undefined;
  const isLogins = ofLogin.test(part) && !file.test(part);
  return isLogins || isOneSite(`https://${part}`, url) ? part : undefined;
}

/** It leads to such an address for a second time, which was to send the browser back here: nobody logs in there. */
const fewest = 2;

/**
 * The host that somebody was to log in at, where the redirect to it stays on the app’s own host: it leads to the same address again and again, or
 * to a page that is not there. Only where host or path is called like a login, and the address says to come back to the app: links of whatever
 * purpose lack their scheme, too. `undefined` for all else.
 */
export function schemelessLoginOf(
  { method, url, redirectUrl, status = 0 }: Exchange,
  rounds: () => number,
): string | undefined {
  if (method !== 'GET') return undefined;
  const at = hostInPath(url);
  if (at === undefined || !comesBack(url) || !(ofLogin.test(at) || isSignInAddress(url))) return undefined;
  if (redirectUrl === undefined) return [400, 404, 410].includes(status) ? at : undefined;
  return endpointOf(redirectUrl) === endpointOf(url) && rounds() >= fewest ? at : undefined;
}

/** A parameter holds an address of this very host. */
function comesBack(url: string): boolean {
  const own = hostOf(url);
  return queryParameters(url).some(([, value]) => /^https?:\/\//i.test(value) && hostOf(value) === own);
}
