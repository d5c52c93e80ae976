import { hostOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { nothingBehindOf } from '../answerer/nothing-behind.ts';
import { isInside } from '../../exchange/private-host.ts';
import { tellsWhere } from './tells-where.ts';
import type { Facts } from '../facts.ts';
import { fact } from '../fact.ts';
import { saidBy } from '../said/said.ts';
import { redirectRefusal } from '../redirect-refusal.ts';
import { beganAtOf } from '../began-at.ts';

/** An app on a public host asked to be answered at an address that only its own machine or network knows, and was not reached there. */
export type InnerAddress = {
  /** The address it asked for. */
  readonly asked: string;
  /** Origin at which the person is with the app. */
  readonly start: string;
  /** The request that asked. */
  readonly request: Message;
  readonly at: Message;
  /** The browser’s words where it found nobody at that address; `undefined` where the provider refused the address. */
  readonly failure: string | undefined;
  /** The provider says that it is the address that it does not take. */
  readonly isNamed: boolean;
};

/**
 * Whether a login that began on a public host names this device, a container or a private network as its return address, where the
 * provider refused that or nobody answered. `undefined` for programs on the device, which open the browser themselves or tell the page
 * where they listen, and for whatever was answered there. RFC 6749 §3.1.2.
 */
export const innerAddress = fact('innerAddress', (facts): InnerAddress | undefined => {
  const { flow, client } = facts;
  const asked = client.redirectUri;
  if (asked === null || !/^https?:/i.test(asked) || !isInside(asked)) return undefined;
  const request = flow.messages.find(isFrontChannelRequest);
  const from = request && beganAtOf(flow, request.exchange);
  if (!request || !from || isInside(from.origin) || tellsWhere(from.url, asked)) return undefined;
  const found = { asked, start: from.origin, request };
  const refusal = facts.of(redirectRefusal);
  if (refusal && (refusal.isNamed || isOpen(facts, refusal.at)))
    return { ...found, at: refusal.at, failure: undefined, isNamed: refusal.isNamed };
  const landing = flow.messages.findLast(
    (one) => isFrontChannelResponse(one) && one.carrier === 'request' && hostOf(one.url) === hostOf(asked),
  );
  const nobody = landing && nothingBehindOf(landing.exchange);
  return landing && nobody?.how === 'connection'
    ? { ...found, at: landing, failure: nobody.words, isNamed: false }
    : undefined;
});

/** Refused in words that nobody knows, and without a code that says what else is wrong. */
function isOpen({ errorPage }: Facts, { exchange }: Message): boolean {
  const code = errorPage?.code ?? 'invalid_request';
  return code === 'invalid_request' && (saidBy(exchange)?.phrases ?? []).length === 0;
}
