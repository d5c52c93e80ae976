import { originOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';

/** Origins that answered one of these calls at least once, in whatever way: what the browser says of others is not that they forbid the page. */
export function answeringOrigins(calls: readonly Message[]): ReadonlySet<string | null> {
  return new Set(calls.filter(isAnswered).map(({ exchange }) => originOf(exchange.url)));
}

/** True for a call that got an answer. */
export function isAnswered({ exchange: { status = 0 } }: Pick<Message, 'exchange'>): boolean {
  return status > 0;
}
