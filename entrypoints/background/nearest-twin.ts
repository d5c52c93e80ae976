import type { Exchange } from '../../lib/exchange/exchange.ts';
import { isTwin } from '../../lib/exchange/twin.ts';

/** The exchange of these that is the same as one that DevTools saw: the nearest in time, those without a body first. */
export function nearestTwin(known: readonly Exchange[], exchange: Exchange): Exchange | undefined {
  const distance = (other: Exchange): number => Math.abs(other.startedAt - exchange.startedAt);
  const nearest = known
    .filter((other) => isTwin(other, exchange))
    .toSorted((a, b) => distance(a) - distance(b));
  return nearest.find((other) => !other.responseBody) ?? nearest[0];
}
