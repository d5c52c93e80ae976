import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, parameter, queryParameters } from '../../exchange/parameters.ts';

/**
 * True for an answer that redirected to an authorization request of another login, whose answer goes elsewhere (`redirect_uri`) and which is
 * not the one that was asked in the end: a broker on the same host passes the person on to its own provider, and what the outer login
 * stored waits for the outer login’s answer. RFC 6749 §4.1.1.
 */
export function beganOuterLogin({ redirectUrl }: Exchange, request: Exchange, callback: Exchange): boolean {
  if (redirectUrl === undefined || endpointOf(redirectUrl) === endpointOf(request.url)) return false;
  const asked = queryParameters(redirectUrl);
  const wanted = parameter(asked, 'redirect_uri');
  if (wanted === undefined || parameter(asked, 'client_id') === undefined) return false;
  return endpointOf(wanted) !== endpointOf(callback.url);
}
