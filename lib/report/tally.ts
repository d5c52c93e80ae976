/** Counts equal texts: those that somebody still says. */
export type Tally = {
  add(texts: readonly string[]): void;
  /** Takes back what was added before. */
  remove(texts: readonly string[]): void;
  /** Every text that was added more often than removed, in alphabetical order. */
  all(): readonly string[];
};

/** Nothing said yet. */
export function createTally(): Tally {
  const counts = new Map<string, number>();
  const change = (texts: readonly string[], by: number): void => {
    for (const text of texts) {
      const count = (counts.get(text) ?? 0) + by;
      if (count > 0) counts.set(text, count);
      else counts.delete(text);
    }
  };
  return {
    add: (texts) => change(texts, 1),
    remove: (texts) => change(texts, -1),
    all: () => [...counts.keys()].sort(),
  };
}
