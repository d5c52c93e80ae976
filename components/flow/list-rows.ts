import type { FlowEntry } from '../state/flow-list.ts';

/** A row of the list: a flow with its place among the flows (from 0), or the day on which those below it began. */
export type ListRow =
  | { readonly type: 'flow'; readonly entry: FlowEntry; readonly place: number }
  | { readonly type: 'day'; readonly words: string };

/** The flows in their order; where they are of several days, each day has its heading. Nested ones stay with the flow they belong to. */
export function listRows(entries: readonly FlowEntry[]): readonly ListRow[] {
  const rows: ListRow[] = [];
  let [last, days] = ['', 0];
  for (const [place, entry] of entries.entries()) {
    const words = entry.day;
    if (words !== last && (entry.depth === 0 || days === 0)) {
      rows.push({ type: 'day', words });
      [last, days] = [words, days + 1];
    }
    rows.push({ type: 'flow', entry, place });
  }
  return days > 1 ? rows : rows.filter(({ type }) => type === 'flow');
}
