import type { Flow } from '../../flows/flow.ts';
import type { FailingExchange } from '../failing-exchanges.ts';
import { sentCookiesOf } from '../cookies/sent-cookies.ts';
import { afterAnswer } from '../reception/after-answer.ts';
import { sessionCookiesBegun } from '../reception/session-cookies.ts';

/**
 * True for a page that was asked for with the session that the answer to the callback began: the app had taken state and answer by then,
 * and whatever the page says is about something else.
 */
export function isWithinSession(
  flow: Flow,
  { exchange, at }: Pick<FailingExchange, 'exchange' | 'at'>,
): boolean {
  if (exchange.id === at.exchange.id || exchange.startedAt < at.exchange.startedAt) return false;
  const brought = new Set(sentCookiesOf(exchange)?.map(({ name }) => name));
  return sessionCookiesBegun(afterAnswer(flow, at.exchange)).some(
    ({ cookie, by }) => by.startedAt < exchange.startedAt && brought.has(cookie.name),
  );
}
