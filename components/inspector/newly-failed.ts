import { standingOf, type Standing } from '../../lib/telling/standing.ts';
import type { FlowEntry } from '../state/flow-list.ts';

/** How flows stood, by their keys. */
export type Standings = ReadonlyMap<string, Standing>;

export function standingsOf(entries: readonly FlowEntry[]): Standings {
  return new Map(entries.map(({ key, flow }) => [key, standingOf(flow)]));
}

const failed: ReadonlySet<Standing> = new Set<Standing>(['failed', 'denied', 'stuck']);

/** Those that have failed, were refused or got stuck since then. What was so when somebody first looked is no news. */
export function newlyFailed(before: Standings, entries: readonly FlowEntry[]): readonly FlowEntry[] {
  return entries.filter(({ key, flow }) => {
    const standing = standingOf(flow);
    return failed.has(standing) && before.get(key) !== standing;
  });
}
