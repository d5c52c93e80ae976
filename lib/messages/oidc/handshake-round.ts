import type { Exchange } from '../../exchange/exchange.ts';
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
  return leadsBack && learned.roundsBefore(exchange) >= fewest;
}
