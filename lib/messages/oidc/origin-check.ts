import { asText } from '../../exchange/json.ts';
import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { headerValue } from '../../exchange/headers.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Message } from '../message.ts';
import { directMessage } from '../oauth2/direct.ts';
import type { View } from '../view.ts';
import { isPlainFrame, isRefusedFrame } from './refused-frame.ts';

/** Where a provider’s script asks whether it may work on a page, and what in the answer says no. */
type OriginCheck = {
  /** Host and path, in lower case. */
  readonly at: RegExp;
  readonly isRefused: (view: View) => boolean;
};

const isTurnedAway = ({ exchange: { status = 0 } }: View): boolean => status === 400 || status === 403;

/**
 * Where the project’s key is asked for before anything else is, but where a provider’s answer is handed over: that is a login’s own.
 * https://docs.cloud.google.com/docs/authentication/api-keys.
 */
const keyed =
  /^identitytoolkit\.googleapis\.com\/(?!.*:signinwithidp)|^www\.googleapis\.com\/identitytoolkit\/(?!.*verifyassertion)/;

/**
 * By their documentation and by recordings: https://developers.google.com/identity/gsi/web, the older platform library,
 * https://developers.facebook.com/docs/facebook-login/web, https://firebase.google.com/docs/auth/web, https://clerk.com/docs (errors of the Frontend API).
 */
const checks: readonly OriginCheck[] = [
  {
    at: /^accounts\.google\.com\/gsi\/(?:button|status|select|issue|iframe\/select|fedcm\/\w+)$/,
    isRefused: isTurnedAway,
  },
  {
    at: /^accounts\.google\.com\/o\/oauth2\/iframerpc$/,
    isRefused: (view) => isTurnedAway(view) || view.answer?.['valid'] === false,
  },
  { at: /^(?:www|m)\.facebook\.com\/x\/oauth\/status$/, isRefused: isTurnedAway },
  // Keycloak asks there whether the client and the origin fit, before it begins.
  { at: /\/openid-connect\/login-status-iframe\.html\/init$/, isRefused: isTurnedAway },
  {
    at: /^identitytoolkit\.googleapis\.com\/v[12]\/projects$|^www\.googleapis\.com\/identitytoolkit\/v3\/relyingparty\/getprojectconfig$/,
    isRefused: isNotAuthorized,
  },
  { at: keyed, isRefused: isKeyRefused },
  { at: /^clerk\.[^/]+\/v1\/(?:client|environment)$/, isRefused: isOriginInvalid },
  // Auth0’s form on a page of the app’s own.
  {
    at: /^[^/]+\/co\/authenticate$/,
    isRefused: (view) =>
      isTurnedAway(view) && /\borigin\b/i.test(asText(view.answer?.['error_description']) ?? ''),
  },
];

/**
 * A provider's button, script or hidden frame that was turned away for the page that it is on. Only a refusal is one: pages load these scripts whether or
 * not anybody logs in.
 */
export function originCheck(view: View): Message<'origin_check'> | undefined {
  const { exchange, endpoint, path } = view;
  if (exchange.method === 'OPTIONS') return undefined;
  if (isRefusedFrame(exchange) || isPlainFrame(exchange))
    return directMessage(view, 'origin_check', { confidence: 'certain' });
  const place = `${hostOf(endpoint)}${path}`;
  const own = checks.filter(({ at }) => at.test(place));
  if (own.length === 0) return undefined;
  if (exchange.verdicts?.origin !== 'refused' && !own.some(({ isRefused }) => isRefused(view)))
    return undefined;
  return directMessage(view, 'origin_check', { confidence: 'certain' });
}

/** Firebase's answer lists the hosts that may ask. */
function isNotAuthorized({ answer, exchange }: View): boolean {
  const domains = answer?.['authorizedDomains'];
  const host = hostOf(askingOriginOf(exchange) ?? '');
  if (!Array.isArray(domains) || domains.length === 0 || host === '') return false;
  return !domains.some((domain) => {
    const name = asText(domain)?.toLowerCase();
    return name !== undefined && (host === name || host.endsWith(`.${name}`));
  });
}

/** Clerk’s production instances work on the pages of their own domain, and say so of others. */
function isOriginInvalid({ exchange: { status = 0, responseBody } }: View): boolean {
  const text = responseBody?.text?.slice(0, longestAnswer) ?? '';
  return (status === 400 || status === 403) && /"code":\s?"origin_invalid"/.test(text);
}

/** By the words of the answer; one that was not recorded was about a list that every key may read. */
function isKeyRefused({ exchange: { status = 0, responseBody }, path }: View): boolean {
  if (status !== 400 && status !== 401 && status !== 403) return false;
  const text = responseBody?.text?.slice(0, longestAnswer);
  if (text === undefined) return status === 403 && /\/projects$|\/getprojectconfig$/.test(path);
  return /"API_KEY_|\bAPI key (?:not|expired|was)|"SERVICE_DISABLED"|not been used in project|\bare blocked/i.test(
    text,
  );
}

/** Characters of an answer that are looked at. */
const longestAnswer = 5000;

/**
 * True where the project’s key was refused ({@link originCheck}): not valid, or limited to other pages, services or apps. Firebase’s own list of hosts is
 * another matter, and is answered with success.
 */
export function isOfKey({ status = 0, url }: Exchange): boolean {
  return (
    status >= 400 &&
    keyed.test(
      `${hostOf(url)}${endpointOf(url)
        .replace(/^https?:\/\/[^/]*/i, '')
        .toLowerCase()}`,
    )
  );
}

/** The origin of the page that a provider's script is on, as the request or the browser says; `undefined` where neither does. */
export function askingOriginOf({ url, context, requestHeaders }: Exchange): string | undefined {
  const said = URL.canParse(url) ? new URL(url).searchParams.get('origin') : null;
  const own = originOf(url);
  const found = [
    said,
    context.initiator,
    headerValue(requestHeaders, 'origin'),
    headerValue(requestHeaders, 'referer'),
  ]
    .map((address) => originOf(address ?? ''))
    .find((origin) => origin !== null && /^https?:/i.test(origin) && origin !== own);
  return found ?? undefined;
}
