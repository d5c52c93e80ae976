import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { longestPage, showsForm } from '../provider-error-page.ts';

/**
 * What a provider's page says that ended a login whose beginning was not recorded. `stale`: it knows no login that it would belong to: it
 * was opened by a bookmark or the back button, or stood too long. `refused`: something else is wrong. `unread`: an error status alone.
 */
export type LonePage = 'stale' | 'refused' | 'unread';

/** Addresses that providers' software has in the middle of a login alone, by path. */
const within =
  /\/realms\/[^/]+\/login-actions\/(?:authenticate|required-action|registration|restart|(?:first|post)-broker-login)$|\/idp\/profile\/(?:saml|shib|cas|oidc|authn)[\w/-]*$|\/adfs\/(?:ls|oauth2)\/?$|\/u\/(?:login|mfa|consent|signup|passkey)[\w/-]*$|\/authorize\/resume$|\/resume[\w/]*\/\w+\.ping$|^\/(?:common|organizations|consumers|[\da-f-]{36})\/(?:login|reprocess|kmsi|sas\/[\w/]+|federation\/[\w/]+)$|\/interaction\/[^/]+$|\/cas\/login$|\/cdn-cgi\/access\/login\/[\w.-]+$|\/ui\/(?:v2\/)?login\/[\w/]+$|\/self-service\/login\/[\w/]+$|\/module\.php\/core\/loginuserpass(?:\.php)?$/i;

/** Where a provider's software shows what is wrong with a login, by path and query. */
const ofErrors =
  /^https:\/\/accounts\.google\.com\/signin\/oauth\/error(?:\/v\d)?\?.*authError=|\.amazoncognito\.com\/error\?(?=.*client_id=).*error=/i;

/** Those that others may have too: there an error status alone says nothing. */
const common = /\/interaction\/|\/cdn-cgi\/|\/cas\/login$|\/ui\/|\/self-service\//i;

/** Without one of these such an address may be anybody's, or a login's first page. */
const wanted: readonly (readonly [RegExp, RegExp])[] = [
  [/\/idp\/profile\//i, /[?&]execution=/],
  [/\/cdn-cgi\//, /[?&]kid=/],
  [/\/u\/|\/authorize\/resume/, /[?&]state=/],
];

/** That no login is known there. */
const saysStale =
  /\bstale request\b|(?:used|pressed) the back button|\bcookie (?:not found|nicht gefunden|introuvable)|\bpage has expired|\bpage expired\b|page is no longer (?:valid|available)|already logged in|\baction expired|login (?:attempt )?time(?:d )?out|\b(?:login|sign-?in|auth\w*|flow|interaction|state|session|transaction|request)\b[\w\s]{0,30}\b(?:not found|expired|timed out|lost|no longer|does not exist)\b|(?:flow|session)_(?:expired|not_found)|login again through your application|only accepts POST requests|\bMSIS7065\b|\b(?:keycloak-(?:cookie|expired)|as-session-lost)\b/i;

/** That something else is wrong, in the words of a product that are nobody else's. */
const saysRefused =
  /strServiceExceptionMessage":\s?"AADSTS\d|\b(?:AADSTS|AADB2C|MSIS)\d{4,8}\b|Not Authorized to Use CAS|contact your administrator|\bUnable to find your Access application\b/i;

/**
 * What a provider's own page says at an address that is of a login's middle or end, and where that login went no further; `undefined` for
 * all other pages: those of an account or administrator, a form that is shown (again), an ordinary step, and whatever scripts fetch.
 * The products' own addresses and words or an error status, both. Linear.
 */
export function lonePageOf(exchange: Exchange, isNavigation: boolean | undefined): LonePage | undefined {
  const { url, status = 0, redirectUrl } = exchange;
  if (isNavigation === false || redirectUrl !== undefined || status < 200) return undefined;
  const isError = ofErrors.test(url);
  return isError || isWithin(url) ? saidOn(exchange, isError) : undefined;
}

function saidOn(
  { url, method, status = 0, responseBody, verdicts }: Exchange,
  isError: boolean,
): LonePage | undefined {
  const text = verdicts?.said ?? responseBody?.text?.slice(0, longestPage) ?? '';
  const isRefused = status >= 400 && !common.test(url);
  if (text === '') return isRefused && method === 'GET' ? 'unread' : undefined;
  if (showsForm(text)) return undefined;
  if (saysStale.test(text)) return 'stale';
  return isRefused || isError || saysRefused.test(text) ? 'refused' : undefined;
}

function isWithin(url: string): boolean {
  const path = endpointOf(url).replace(/^https?:\/\/[^/]*/i, '');
  if (path.length > 200 || !within.test(path)) return false;
  return wanted.every(([where, query]) => !where.test(path) || query.test(url));
}
