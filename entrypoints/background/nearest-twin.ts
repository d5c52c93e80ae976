import type { Exchange } from '../../lib/exchange/exchange.ts';
import { isTwin } from '../../lib/exchange/twin.ts';

/** The exchange of these that is the same as one that DevTools saw: the one with the same body, else the nearest in time, those without a body first. */
export function nearestTwin(known: readonly Exchange[], exchange: Exchange): Exchange | undefined {
  const distance = (other: Exchange): number => Math.abs(other.startedAt - exchange.startedAt);
  const nearest = known
    .filter((other) => isTwin(other, exchange))
    .toSorted((a, b) => distance(a) - distance(b));
  const body = exchange.responseBody?.text;
  const same =
    body === undefined ? undefined : nearest.find(({ responseBody }) => responseBody?.text === body);
  return same ?? nearest.find((other) => other.responseBody?.text === undefined) ?? nearest[0];
}
