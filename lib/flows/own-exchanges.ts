import type { Exchange } from '../exchange/exchange.ts';
import type { Flow } from './flow.ts';

/**
 * What a flow is made of and what happened around it, without what belongs to another login: each exchange once, in order of time.
 * @param mostMessages of its messages no more are taken: an app may call its API all day
 */
export function ownExchanges(
  { messages, context, ofOthers }: Pick<Flow, 'messages' | 'context' | 'ofOthers'>,
  mostMessages = Infinity,
): readonly Exchange[] {
  const all = [
    ...context.filter(({ id }) => !ofOthers?.has(id)),
    ...messages.slice(0, mostMessages).map(({ exchange }) => exchange),
  ];
  return [...new Map(all.map((one) => [one.id, one])).values()].toSorted(
    (a, b) => a.startedAt - b.startedAt || a.entry - b.entry,
  );
}
