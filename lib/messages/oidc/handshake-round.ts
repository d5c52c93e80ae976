import type { Exchange } from '../../exchange/exchange.ts';
import { decodeBase64Text } from '../../exchange/base64.ts';
import { cameFrom } from '../../exchange/came-from.ts';
import { headerValue } from '../../exchange/headers.ts';
import { endpointOf, originOf, queryParameters } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import { hasTellingName } from '../telling-name.ts';

/** Where somebody is asked who is logged in: by host or path. */
const ofLogin =
  /handshake|session|(?:^|[^a-z])sso(?![a-z])|auth|log-?in|sign[-_]?in|account|identity|access/i;

const ofReturn = /^(?:rd|url|next|target|\w{0,12}(?:redirect|return|continue)\w{0,12})$/i;

/** The third time round without a page for the person is a loop: once or twice is how a session is renewed. */
const fewest = 2;

/**
 * True for the redirect by which an app's page sends the browser to who keeps its sessions, in words of their own (Clerk's handshake, a
 * proxy's portal with `rd`), for the third time at least without any page in between: the app does not take what comes back. Requests
 * of a protocol are left to their own kinds.
 */
export function isHandshakeRound(exchange: Exchange, learned: Learned): boolean {
  const { method, url, redirectUrl } = exchange;
  const own = originOf(url);
  if (method !== 'GET' || redirectUrl === undefined || own === null || own === originOf(redirectUrl))
    return false;
  if (hasTellingName(redirectUrl) || !ofLogin.test(endpointOf(redirectUrl))) return false;
  const leadsBack = queryParameters(redirectUrl).some(
    ([name, value]) => originOf(value) === own || (value.startsWith('/') && ofReturn.test(name)),
  );
  return (leadsBack || leadsBackPacked(exchange)) && learned.roundsBefore(exchange) >= fewest;
}

/**
 * True for a redirect whose address has the app’s own in base64 as the way back, as the portals of YunoHost and LemonLDAP::NG take it. In a
 * trace as it was found.
 */
export function leadsBackPacked({ url, redirectUrl = '', verdicts }: Exchange): boolean {
  if (verdicts?.login_start === 'led round') return true;
  const own = originOf(url);
  return queryParameters(redirectUrl).some(
    ([, value]) =>
      value.startsWith('aHR0c') && own !== null && originOf(decodeBase64Text(value) ?? '') === own,
  );
}

/** What an app finds wrong with a session, as libraries name it. */
const ofSession = /token|jwk|uat\b|dev-browser|secret-key|satellite|organization/;

/** The reason that an app gives in a header for what it does with a session (`token-not-active-yet`), by its name. Clerk. */
export function sessionReasonOf({ responseHeaders }: Exchange): string | undefined {
  const said = headerValue(responseHeaders, 'x-clerk-auth-reason');
  return said !== undefined && /^[\w-]{1,80}$/.test(said) ? said : undefined;
}

/**
 * True for a page that the app refuses and has loaded again by itself, to get the session anew (Clerk's interstitial): no redirect tells
 * of the round, the reason that it names does.
 */
export function isRefusedForSession(exchange: Exchange): boolean {
  const { method, status, redirectUrl, responseHeaders } = exchange;
  if (method !== 'GET' || status !== 401 || redirectUrl !== undefined) return false;
  const isOver = headerValue(responseHeaders, 'x-clerk-auth-status')?.toLowerCase() === 'signed-out';
  return !isOver && ofSession.test(sessionReasonOf(exchange) ?? '');
}

/** True where the page of an app fetches a session's fresh token of whoever keeps the session, at another origin. */
export function fetchesSession(exchange: Exchange, app: string | null): boolean {
  const own = originOf(exchange.url);
  return (
    app !== null &&
    own !== app &&
    cameFrom(exchange) === app &&
    /\/sessions?\/[^?#]{0,200}?tokens?\b/.test(endpointOf(exchange.url))
  );
}

/** True for the third such page in a row at least: the app does not take the session that comes. */
export function isReloadRound(exchange: Exchange, learned: Learned): boolean {
  if (!isRefusedForSession(exchange)) return false;
  const before = learned.pagesBefore(exchange);
  const own = endpointOf(exchange.url);
  const other = before.findLastIndex((one) => endpointOf(one.url) !== own || !isRefusedForSession(one));
  return before.length - 1 - other >= fewest;
}
