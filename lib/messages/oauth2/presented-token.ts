import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import type { Learned } from '../learned.ts';
import type { View } from '../view.ts';
import { isTransactionToken } from './id-jag.ts';
import { malformedHeaderOf } from './malformed-header.ts';

/**
 * The token a request presents, and how: header, form body or (discouraged) query. RFC 6750 §2.1, §2.2, §2.3;
 * RFC 9449 §7.1. `oauth` and `token` are older vendors' scheme names.
 */
export type PresentedToken = {
  readonly token: string;
  readonly method: 'header' | 'body' | 'query';
  readonly scheme?: string;
};

const schemes = new Set(['bearer', 'dpop', 'oauth', 'token']);

/** The token of the first method found, or `undefined`. An `OAuth` header with `oauth_` pairs is OAuth 1.0's, not a token. */
export function presentedToken(view: View): PresentedToken | undefined {
  const { authorization } = view;
  if (
    authorization &&
    schemes.has(authorization.scheme) &&
    /^(?!\w+=")\S+$/.test(authorization.credentials)
  ) {
    return { token: authorization.credentials, method: 'header', scheme: authorization.scheme };
  }
  const query = view.query['access_token'];
  if (query) return { token: query, method: 'query' };
  const body = view.exchange.method === 'POST' ? view.body['access_token'] : undefined;
  return body ? { token: body, method: 'body' } : undefined;
}

/**
 * The transaction token that goes along with a call, beside the caller’s own credential; `undefined` where there is none.
 * draft-ietf-oauth-transaction-tokens, Txn-Token HTTP Header.
 */
export function transactionTokenOf({ requestHeaders }: Exchange): string | undefined {
  const token = headerValue(requestHeaders, 'txn-token')?.trim();
  return isTransactionToken(token) ? token : undefined;
}

/** A token that a login issued, in a header that has not its form; `undefined` for any other. RFC 6750 §2.1. */
export function wrappedToken({ exchange }: View, learned: Learned): string | undefined {
  const malformed = malformedHeaderOf(exchange);
  return malformed && 'token' in malformed && learned.knows('token', malformed.token)
    ? malformed.token
    : undefined;
}
