import { listFlows, ofTab, type FlowEntry } from '../state/flow-list.ts';
import type { Inspected } from '../state/inspected.ts';

/** The flows of one tab, latest first. Without a tab: all. */
export function flowsOfTab(inspected: Inspected, tab: number | undefined): readonly FlowEntry[] {
  return ofTab(listFlows(inspected), tab);
}

/** The login the person is looking at: one in progress, else the latest that asked for something, else the latest. */
export function currentLogin(entries: readonly FlowEntry[]): FlowEntry | undefined {
  const asking = entries.filter(({ flow }) =>
    flow.steps.some(({ kind }) => kind === 'authorization_request'),
  );
  const waiting = asking.find(({ flow }) => flow.outcome === 'pending');
  return waiting ?? asking.find(({ depth }) => depth === 0) ?? entries[0];
}
