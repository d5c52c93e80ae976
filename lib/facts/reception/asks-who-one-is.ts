import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';

/** True for a call to an address at which an application says who has signed in. */
export function asksWhoOneIs({ url }: Exchange): boolean {
  return who.test(endpointOf(url));
}

const names =
  '(?:me|user|users?/(?:me|current)|user[-_]?info|(?:get-)?session|whoami|who-am-i|account|profile|identity|current[-_]?user|viewer)/?$';
const who = new RegExp(`/${names}`, 'i');

/** The same where nothing else stands before it: `/chat/session` and `/billing/profile` are a part’s, `/api/v1/me` is the application’s. */
export function asksPlainlyWhoOneIs({ url }: Exchange): boolean {
  return plainly.test(endpointOf(url));
}

const plainly = new RegExp(
  `^https?://[^/]+(?:/(?:api|auth|rest|bff|backend|server|v\\d{1,2})){0,4}/${names}`,
  'i',
);
