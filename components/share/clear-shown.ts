import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { FeedToWorker } from '../../lib/exchange/feed.ts';
import type { FlowEntry } from '../state/flow-list.ts';
import type { InspectedHere } from '../state/inspected.ts';

/** A clear as the worker is told, and the exchanges that bring back what it took. */
export type Clearing = {
  readonly message: Extract<FeedToWorker, { type: 'clear' }>;
  readonly gone: readonly Exchange[];
};

/**
 * Clears what is shown: everything, where everything is; else what these flows rest on and no other flow does.
 * @param held all that the worker has told
 */
export function clearShown(
  { report, evidence }: InspectedHere,
  shown: readonly FlowEntry[],
  held: readonly Exchange[],
): Clearing {
  const ids = new Set(shown.map(({ flow }) => flow.id));
  const others = report.flows.map(({ id }) => id).filter((id) => !ids.has(id));
  if (others.length === 0) return { message: { type: 'clear' }, gone: held };
  const needed = new Set(evidence(others).map(({ id }) => id));
  const cleared = new Set(evidence([...ids]).map(({ id }) => id));
  const gone = held.filter(({ id }) => cleared.has(id) && !needed.has(id));
  return { message: { type: 'clear', ids: gone.map(({ id }) => id) }, gone };
}
