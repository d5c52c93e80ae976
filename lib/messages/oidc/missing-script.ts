import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { isSignInAddress } from '../sign-in-address.ts';

/**
 * Why a page has no script to log in with. `gone`: nothing is there (any more). `forbidden`: the page's own policy keeps it out. `blocked`: the browser or
 * an extension did. `unreached`: the browser found no server there, or does not trust it.
 */
export type MissingScript = 'gone' | 'forbidden' | 'blocked' | 'unreached';

/**
 * Scripts that begin logins and do nothing else, where providers have them: Google Identity Services, Sign in with Apple, MSAL, Auth0's Lock and its
 * settings of a client, Okta's widget, Keycloak's adapter; and the hidden pages that the latter waits for before it begins.
 */
const ofLogin =
  /^https:\/\/(?:accounts\.google\.com\/gsi\/client|appleid\.cdn-apple\.com\/appleauth\/[^?#]*\.js|alcdn\.ms(?:auth|ftauth)\.net\/[^?#]*\.js|cdn\.auth0\.com\/(?:js\/(?:lock|auth0)|client\/)[^?#]*\.js|global\.oktacdn\.com\/okta-[^?#]*\.js)$|\/js\/keycloak(?:\.min)?\.js$/i;
const ofWaiting = /\/openid-connect\/(?:3p-cookies\/step1|login-status-iframe)\.html$/;

/**
 * Why a script that a page begins logins with, or a hidden page that such a script waits for, did not load; `undefined` for all that loaded and for all else. What an
 * extension blocks counts on a page for signing in alone that has no other way to, as far as it was recorded: others go on without.
 * @param before the pages before it; not asked of what was recognised already
 */
export function missingScriptOf(
  exchange: Exchange,
  before?: () => readonly Exchange[],
): MissingScript | undefined {
  const { method, url, status, context, failure = '', verdicts } = exchange;
  const known = verdicts?.missing_script;
  if (known !== undefined) return known;
  const isScript = context.resourceType === 'script' && ofLogin.test(endpointOf(url));
  if (method !== 'GET' || !(isScript || (status !== 0 && ofWaiting.test(endpointOf(url))))) return undefined;
  if (before && isOffer(url, before)) return undefined;
  if (gone.has(status ?? 0)) return 'gone';
  if (status !== 0) return undefined;
  if (/csp/i.test(failure)) return 'forbidden';
  if (/CERT|NAME_NOT_RESOLVED|CONNECTION_REFUSED/.test(failure)) return 'unreached';
  return /BLOCKED_BY_CLIENT/.test(failure) && (before === undefined || isOnlyWay(before()))
    ? 'blocked'
    : undefined;
}

/** Not there, or not for this client. */
const gone: ReadonlySet<number> = new Set([403, 404, 410]);

/** Google’s offers a login that nobody asked for (One Tap) on pages of whatever kind. */
const ofOffer = /^https:\/\/accounts\.google\.com\/gsi\/client/;

function isOffer(url: string, before: () => readonly Exchange[]): boolean {
  if (!ofOffer.test(url)) return false;
  const page = before().findLast(({ status }) => status === 200);
  return page === undefined || !isSignInAddress(page.url);
}

function isOnlyWay(pages: readonly Exchange[]): boolean {
  const page = pages.findLast(({ status }) => status === 200);
  const text = page?.responseBody?.text ?? '';
  return page !== undefined && isSignInAddress(page.url) && text !== '' && !/type=["']?password/i.test(text);
}
