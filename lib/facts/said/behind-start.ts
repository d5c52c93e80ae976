import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isStartRefused } from '../../messages/oidc/start-not-there.ts';
import { isProse } from './member-words.ts';
import { saidAlong, type SaidAt } from './said-along.ts';

/**
 * Why an app began no login, on the page to which the address where one begins led at once; `undefined` where it led nowhere, or the page
 * says no more than it did before.
 */
export function wordsBehind({ context }: Pick<Flow, 'context'>, { exchange }: Message): SaidAt | undefined {
  if (exchange.redirectUrl === undefined || !isStartRefused(exchange)) return undefined;
  const later = context.filter(({ startedAt }) => startedAt >= exchange.startedAt);
  const earlier = context.filter(({ startedAt }) => startedAt < exchange.startedAt);
  return saidAlong(exchange, later, earlier).find(
    (one) =>
      one.exchange.id !== exchange.id &&
      one.said.words.some((words) => words.source === 'body' && isProse(words)),
  );
}
