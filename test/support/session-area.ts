import type { SessionArea } from '../../entrypoints/background/journal.ts';

/** `storage.session` for tests: it copies what goes in and out, as the browser does, and may have a quota. */
export type TestArea = SessionArea & {
  readonly items: Map<string, unknown>;
  /** How often something was written. */
  readonly writes: () => number;
};

export function sessionArea(quota = Infinity): TestArea {
  const items = new Map<string, unknown>();
  let writes = 0;
  return {
    items,
    writes: () => writes,
    get: async () => structuredClone(Object.fromEntries(items)),
    set: async (added) => {
      writes += 1;
      const after = new Map([...items, ...Object.entries(structuredClone(added))]);
      const size = JSON.stringify([...after]).length;
      if (size > quota) throw new Error('QUOTA_BYTES quota exceeded');
      for (const [key, value] of Object.entries(added)) items.set(key, structuredClone(value));
    },
    remove: async (keys) => {
      for (const key of keys) items.delete(key);
    },
  };
}
