import type { Facts } from './facts.ts';

/** Something derived from a flow when somebody asks for it, and once: `facts.of(cookieJourney)`. */
export type Fact<T> = { readonly derive: (facts: Facts) => T };

/** Declares a fact. `derive` is pure and never throws; `undefined` means: not seen. */
export function fact<T>(derive: (facts: Facts) => T): Fact<T> {
  return { derive };
}

/** The door to facts of one flow: each is derived at the first question, later ones get the same answer. */
export function createDoor(facts: () => Facts): Facts['of'] {
  const known = new Map<Fact<unknown>, unknown>();
  return <T>(asked: Fact<T>): T => {
    if (!known.has(asked)) known.set(asked, asked.derive(facts()));
    return known.get(asked) as T;
  };
}
