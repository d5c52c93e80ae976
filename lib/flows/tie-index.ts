import type { Tie, TieName } from '../vocabulary/ties.ts';

/** Finds things by their ties. */
export type TieIndex<Thing> = {
  add(tie: Tie, thing: Thing): void;
  /** The last of this thing under the tie; nothing when it is not there. */
  remove(tie: Tie, thing: Thing): void;
  /** In order of their time; those of one time in the order in which they came. */
  find(name: TieName, value: string): readonly Thing[];
  /**
   * The last `most` of those whose time is `time` or earlier, and `since` or later, the latest first: found without a look at the
   * others.
   */
  latest(name: TieName, value: string, time: number, most: number, since?: number): readonly Thing[];
  /** The first `most` of those whose time is `time` or later, in order. */
  following(name: TieName, value: string, time: number, most: number): readonly Thing[];
  has(name: TieName, value: string): boolean;
};

/** An index without things. @param timeOf of a thing, unchanged while it is in the index; all are of one time unless given */
export function createTieIndex<Thing>(timeOf: (thing: Thing) => number = () => 0): TieIndex<Thing> {
  const byName = new Map<TieName, Map<string, Thing[]>>();
  const placeAfter = (things: readonly Thing[], time: number): number => {
    const last = things.at(-1);
    if (last === undefined || timeOf(last) <= time) return things.length;
    let [from, to] = [0, things.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (timeOf(things[middle]!) <= time) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  return {
    add({ name, value }, thing) {
      let byValue = byName.get(name);
      if (!byValue) byName.set(name, (byValue = new Map()));
      const things = byValue.get(value);
      if (things) things.splice(placeAfter(things, timeOf(thing)), 0, thing);
      else byValue.set(value, [thing]);
    },
    remove({ name, value }, thing) {
      const byValue = byName.get(name);
      const things = byValue?.get(value);
      const at = things?.lastIndexOf(thing) ?? -1;
      if (!byValue || !things || at < 0) return;
      things.splice(at, 1);
      if (things.length === 0) byValue.delete(value);
    },
    find: (name, value) => byName.get(name)?.get(value) ?? [],
    latest(name, value, time, most, since) {
      const things = byName.get(name)?.get(value) ?? [];
      const end = placeAfter(things, time);
      let from = Math.max(0, end - most);
      if (since !== undefined) {
        let at = end;
        while (at > from && timeOf(things[at - 1]!) >= since) at -= 1;
        from = at;
      }
      return things.slice(from, end).toReversed();
    },
    following(name, value, time, most) {
      const things = byName.get(name)?.get(value) ?? [];
      let from = placeAfter(things, time);
      while (from > 0 && timeOf(things[from - 1]!) === time) from -= 1;
      return things.slice(from, from + most);
    },
    has: (name, value) => byName.get(name)?.has(value) ?? false,
  };
}

/** A set of ties. */
export type TieSet = {
  has(tie: Tie): boolean;
  add(tie: Tie): void;
  /** True when it was there. */
  delete(tie: Tie): boolean;
  all(): readonly Tie[];
};

/** A set with these ties. */
export function createTieSet(...ties: readonly Tie[]): TieSet {
  const byName = new Map<TieName, Set<string>>();
  const add = ({ name, value }: Tie): void => {
    const values = byName.get(name);
    if (values) values.add(value);
    else byName.set(name, new Set([value]));
  };
  ties.forEach(add);
  return {
    has: ({ name, value }) => byName.get(name)?.has(value) ?? false,
    add,
    delete: ({ name, value }) => byName.get(name)?.delete(value) ?? false,
    all: () => [...byName].flatMap(([name, values]) => [...values].map((value) => ({ name, value }))),
  };
}
