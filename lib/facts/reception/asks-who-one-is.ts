import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';

/** True for a call to an address at which an application says who has signed in. */
export function asksWhoOneIs({ url }: Exchange): boolean {
  return who.test(endpointOf(url));
}

const who =
  /\/(?:me|user|users?\/(?:me|current)|user[-_]?info|(?:get-)?session|whoami|who-am-i|account|profile|identity|current[-_]?user|viewer)\/?$/i;
