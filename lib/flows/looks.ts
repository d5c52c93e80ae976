import type { TieName } from '../vocabulary/ties.ts';
import { nextFew, type Assembly } from './assembly.ts';
import { startOf, type FlowDraft } from './draft.ts';

/** Flows that look at others by a tie which they share: what was derived from them is stale once one of those changes. */
export type Looks = {
  /** At those that began before it, the latest first. */
  earlier(draft: FlowDraft, name: TieName, value: string): readonly FlowDraft[];
  /** At those that began after it, and no later than `until` (milliseconds since 1970), the latest first. */
  later(draft: FlowDraft, name: TieName, value: string, until: number): readonly FlowDraft[];
  /** Those that have looked at one of these which is new, or has changed since it was asked last. */
  at(drafts: Iterable<FlowDraft>): ReadonlySet<FlowDraft>;
};

/** Nobody has looked yet. */
export function createLooks(assembly: Assembly): Looks {
  const before = new WeakMap<FlowDraft, Set<string>>();
  const behind = new WeakMap<FlowDraft, Map<string, number>>();
  /** What the ties are called: most have no such name. */
  const names = new Set<TieName>();
  const noticed = new WeakMap<FlowDraft, number>();
  const lookedAt = (draft: FlowDraft, name: TieName, value: string): readonly FlowDraft[] => {
    const key = keyOf(name, value);
    const previous = assembly.findPrevious(name, value, draft).slice(0, nextFew);
    return [
      ...previous.filter((other) => startOf(draft) <= (behind.get(other)?.get(key) ?? -Infinity)),
      ...assembly.findNext(name, value, draft).filter((other) => before.get(other)?.has(key)),
    ];
  };
  return {
    earlier(draft, name, value) {
      const keys = before.get(draft) ?? new Set();
      before.set(draft, keys.add(keyOf(name, value)));
      names.add(name);
      return assembly.findPrevious(name, value, draft);
    },
    later(draft, name, value, until) {
      const key = keyOf(name, value);
      const keys = behind.get(draft) ?? new Map<string, number>();
      behind.set(draft, keys.set(key, Math.max(until, keys.get(key) ?? until)));
      names.add(name);
      return assembly.findNext(name, value, draft).filter((other) => startOf(other) <= until);
    },
    at(drafts) {
      const found = new Set<FlowDraft>();
      for (const draft of drafts) {
        if (noticed.get(draft) === draft.revision) continue;
        noticed.set(draft, draft.revision);
        const ties = draft.ties.all().filter(({ name }) => names.has(name));
        for (const { name, value } of ties)
          for (const other of lookedAt(draft, name, value)) found.add(other);
      }
      return found;
    },
  };
}

function keyOf(name: TieName, value: string): string {
  return `${name} ${value}`;
}
