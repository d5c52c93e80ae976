import { asNumber } from '../../exchange/json.ts';
import { timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { RefusedCall } from './refused-call.ts';
import { tokenDeliveryOf } from './token-delivery.ts';

/** When a token ends, in milliseconds since 1970, and what says so: its own `exp`, else the answer that gave it. */
export type TokenEnd = {
  readonly time: number;
  readonly name: 'exp' | 'expires_in';
  readonly from?: Message;
};

/** The end of the token that a refused call presented; `undefined` where nothing tells it. RFC 9068 §2.2; RFC 6749 §5.1. */
export function tokenEndOf(
  { jwt, call }: Pick<RefusedCall, 'jwt' | 'call'>,
  flow: Flow,
): TokenEnd | undefined {
  const exp = asNumber(jwt?.claims['exp']);
  if (exp !== undefined && exp > 0) return { time: exp * 1000, name: 'exp' };
  const from = tokenDeliveryOf(flow, call);
  const lifetime = asNumber(from?.answer?.['expires_in'] ?? from?.params['expires_in']) ?? 0;
  return from && lifetime > 0
    ? { time: timeOf(from) + (from.exchange.duration ?? 0) + lifetime * 1000, name: 'expires_in', from }
    : undefined;
}
