import { hostOf, originOf } from '../exchange/parameters.ts';
import { vendorAt } from './vendors.ts';
import type { Params, View } from './view.ts';

/**
 * Where scripts of providers ask on ordinary pages, unseen, whether somebody is signed in with them: host and path, in lower case.
 * https://developers.facebook.com/docs/facebook-login/web, https://developers.google.com/identity/gsi/web, and recordings.
 */
const statusChecks: readonly RegExp[] = [
  /^(?:www|m|web)\.facebook\.com\/(?:connect\/ping|x\/oauth\/status|(?:extern\/)?login_status\.php)$/,
  /^accounts\.google\.com\/(?:o\/oauth2\/(?:iframe|iframerpc|postmessagerelay)|gsi\/status)$/,
  /^login\.(?:microsoftonline\.com|live\.com|windows\.net)\/(?:savedusers|me\.srf|checkpassword\.srf)$/,
];

/** Hosts of a provider's own pages, beside those of its endpoints: an answer that goes there reaches no other site's login. */
const ownSites: readonly (readonly [at: RegExp, own: RegExp])[] = [
  [/(?:^|\.)facebook\.com$/, /(?:^|\.)(?:facebook\.com|facebook\.net|fbsbx\.com)$/],
  [/^accounts\.google\.com$/, /(?:^|\.)(?:google\.com|youtube\.com|gstatic\.com|googleapis\.com)$/],
  [
    /^login\.(?:microsoftonline\.com|live\.com|windows\.net)$/,
    /(?:^|\.)(?:bing\.com|msn\.com|live\.com|office\.com|microsoft\.com|microsoftonline\.com|outlook\.com)$/,
  ],
];

/**
 * True for a question of a provider's own script, or of its own sites, that it answers without asking anybody: no login of the page
 * that it is on, and nothing that the page's makers could change.
 */
export function isOwnCheck(view: View): boolean {
  const host = hostOf(view.endpoint);
  if (host === '') return false;
  const place = `${host}${view.path}`;
  if (statusChecks.some((at) => at.test(place))) return true;
  return isSilent(view.query) && (goesToOwnSite(host, view.query) || isOfOwnScript(view));
}

/** OIDC Core §3.1.2.1; Google's and Microsoft's older words for it. */
function isSilent({ prompt, immediate, display }: Params): boolean {
  return prompt === 'none' || immediate === 'true' || display === 'none' || display === 'hidden';
}

function goesToOwnSite(host: string, query: Params): boolean {
  const to = hostOf(query['redirect_uri'] ?? '');
  return to !== '' && ownSites.some(([at, own]) => at.test(host) && own.test(to));
}

/** Google's script has the answer sent to itself, by a name instead of an address. */
function isOfOwnScript({ query, endpoint }: View): boolean {
  const to = query['redirect_uri'] ?? '';
  if (originOf(endpoint) !== 'https://accounts.google.com') return false;
  const own = vendorAt(endpoint)?.ownParameter;
  return to === 'postmessage' || to.startsWith('storagerelay:') || (own !== undefined && Boolean(query[own]));
}
