import type { Exchange } from '../exchange/exchange.ts';
import type { Flow } from './flow.ts';

/** What was seen of a login and around it until one exchange, that one left out, in order of time. */
export function seenBefore(
  { context, messages }: Pick<Flow, 'context' | 'messages'>,
  until: Exchange,
): readonly Exchange[] {
  return [...context, ...messages.map(({ exchange }) => exchange)]
    .filter(({ id, startedAt }) => id !== until.id && startedAt <= until.startedAt)
    .toSorted((a, b) => a.startedAt - b.startedAt);
}
