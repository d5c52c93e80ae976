import { headerValue } from '../exchange/headers.ts';
import type { Message } from '../messages/message.ts';

/** When a response was made, in milliseconds since 1970, and by whose clock. */
export type AnsweredAt = { readonly time: number; readonly clock: 'server' | 'browser' };

/** The `Date` of the response (RFC 9110 §6.6.1), else when the browser had it; `undefined` while no response has come. */
export function answeredAt({ exchange }: Pick<Message, 'exchange'>): AnsweredAt | undefined {
  const said = Date.parse(headerValue(exchange.responseHeaders, 'date') ?? '');
  if (Number.isFinite(said)) return { time: said, clock: 'server' };
  if (!exchange.status || exchange.startedAt <= 0) return undefined;
  return { time: exchange.startedAt + (exchange.duration ?? 0), clock: 'browser' };
}
