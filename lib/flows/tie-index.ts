import type { Tie, TieName } from '../vocabulary/ties.ts';

/** Finds things by their ties. */
export type TieIndex<Thing> = {
  add(tie: Tie, thing: Thing): void;
  /** The last of this thing under the tie; nothing when it is not there. */
  remove(tie: Tie, thing: Thing): void;
  /** In the order in which they came. */
  find(name: TieName, value: string): readonly Thing[];
  has(name: TieName, value: string): boolean;
};

/** An index without things. */
export function createTieIndex<Thing>(): TieIndex<Thing> {
  const byName = new Map<TieName, Map<string, Thing[]>>();
  return {
    add({ name, value }, thing) {
      let byValue = byName.get(name);
      if (!byValue) byName.set(name, (byValue = new Map()));
      const things = byValue.get(value);
      if (things) things.push(thing);
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
    has: (name, value) => byName.get(name)?.has(value) ?? false,
  };
}

/** A set of ties. */
export type TieSet = {
  has(tie: Tie): boolean;
  add(tie: Tie): void;
  /** True when it was there. */
  delete(tie: Tie): boolean;
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
  };
}
