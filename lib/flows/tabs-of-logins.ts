import type { FlowDraft } from './draft.ts';

/** Newest flows whose tabs are told: who keeps many logins open is heard of the latest. */
const newestFew = 32;

type TabTimes = ReadonlyMap<number, number>;

/**
 * Tells the tabs of the newest flows and those that opened them, each with when it was last of one, in milliseconds since 1970;
 * nothing where the source knows no tabs. A flow is walked once a revision.
 */
export function createTabsOfLogins(drafts: readonly FlowDraft[]): () => TabTimes {
  const known = new WeakMap<FlowDraft, { readonly revision: number; readonly times: TabTimes }>();
  const timesOf = (draft: FlowDraft): TabTimes => {
    const before = known.get(draft);
    if (before?.revision === draft.revision) return before.times;
    const times = walked(draft);
    known.set(draft, { revision: draft.revision, times });
    return times;
  };
  return () => {
    const all = new Map<number, number>();
    for (const draft of drafts.slice(-newestFew))
      for (const [tab, time] of timesOf(draft)) all.set(tab, Math.max(time, all.get(tab) ?? time));
    return all;
  };
}

function walked({ messages }: FlowDraft): TabTimes {
  const times = new Map<number, number>();
  for (const { exchange } of messages) {
    const { startedAt, duration = 0, context } = exchange;
    const time = startedAt + duration;
    for (const tab of [context.tab, context.openerTab])
      if (tab !== undefined && tab >= 0) times.set(tab, Math.max(time, times.get(tab) ?? time));
  }
  return times;
}
