import { answerMembers } from '../exchange/answer-members.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { asText, type JsonObject } from '../exchange/json.ts';
import { originOf } from '../exchange/parameters.ts';
import type { Step } from '../flows/steps.ts';
import { challengeParameter } from '../messages/challenge.ts';
import { isFrontChannelResponse } from '../vocabulary/kinds.ts';
import type { DeliveredItem, Delivery } from '../vocabulary/delivery.ts';
import { deliveredByIssuer, deliveryByKind } from './delivery-by-kind.ts';

/** What came back. `undefined`: nothing is known, or nothing that counts. */
export function deliveryOf(step: Step): Delivery | undefined {
  const found = partsOf(step);
  return found && { items: [], error: null, to: null, ...found };
}

/** A delivery by what is to be said of it. */
type Parts = Pick<Delivery, 'result'> & Partial<Delivery>;

function partsOf({ kind, message }: Step): Parts | undefined {
  if (!message) return undefined;
  if (isFrontChannelResponse({ kind }) || kind === 'end_session_response')
    return deliveryByKind(kind, message.params) ?? deliveredBy(message.params);
  const { exchange } = message;
  if (exchange.status === 0) return { result: 'no_response', error: exchange.failure ?? null };
  if (exchange.status === undefined) return undefined;
  const answer = answerMembers(exchange) ?? {};
  return (
    deliveredByIssuer(kind, answer) ?? deliveredBy(answer) ?? redirectOf(exchange) ?? refusalOf(exchange)
  );
}

/** No failure: who polls is told to go on (RFC 8628 §3.5), who proves a key to do so with a nonce (RFC 9449 §8). */
const notYet: ReadonlySet<string> = new Set(['authorization_pending', 'slow_down', 'use_dpop_nonce']);

function refused(error: string | null): Parts {
  return { result: error !== null && notYet.has(error) ? 'not_yet' : 'refused', error };
}

/** The members that bring something. RFC 6749 §4.1.2, §5.1; RFC 8628 §3.2; RFC 9126 §2.2; RFC 5849 §2. */
const members = [
  'code',
  'access_token',
  'id_token',
  'refresh_token',
  'request_uri',
  'device_code',
  'user_code',
  'oauth_token',
  'oauth_token_secret',
] as const satisfies readonly DeliveredItem[];

function deliveredBy(answer: JsonObject): Parts | undefined {
  const error = asText(answer['error']);
  if (error) return refused(error);
  const items = members
    .filter((name) => asText(answer[name]))
    .map((name) => (name === 'access_token' ? whatIsIssued(answer) : name));
  return items.length > 0 ? { result: 'delivered', items } : undefined;
}

/** A token exchange calls `access_token` whatever it gives; `N_A` says that it is none. RFC 8693 §2.2.1. */
function whatIsIssued({ token_type: type, issued_token_type: issued }: JsonObject): DeliveredItem {
  if (asText(type)?.toLowerCase() !== 'n_a') return 'access_token';
  return asText(issued)?.endsWith(':txn_token') ? 'transaction_token' : 'assertion';
}

function redirectOf({ redirectUrl }: Exchange): Parts | undefined {
  return redirectUrl ? { result: 'redirected', to: originOf(redirectUrl) ?? redirectUrl } : undefined;
}

/** A refused API call is told why by its challenge (RFC 6750 §3.1; RFC 9449 §7.1), else by the status alone. */
function refusalOf(exchange: Exchange): Parts | undefined {
  const error = challengeParameter(exchange, 'error');
  if (error !== undefined) return refused(error);
  return (exchange.status ?? 0) >= 400 ? refused(null) : undefined;
}
