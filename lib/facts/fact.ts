import { failureOf, type Failure } from '../vocabulary/failure.ts';
import type { Facts } from './facts.ts';

/** Something derived from a flow when somebody asks for it, and once: `facts.of(cookieJourney)`. */
export type Fact<T, N extends string = string> = {
  /** The constant’s name, for what is told of one that threw; it tells facts apart in `needs`, too. */
  readonly name: N;
  readonly derive: (facts: Facts) => T;
};

/** Declares a fact. `derive` is pure and never throws; `undefined` means: not seen. */
export function fact<T, N extends string>(name: N, derive: (facts: Facts) => T): Fact<T, N> {
  return { name, derive };
}

/** A list that holds something; `undefined` for an empty one, so that it can be needed. */
export function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** What became of a fact. */
type Known = { readonly value: unknown } | { readonly thrown: unknown };

/**
 * The door to facts of one flow: each is derived at the first question, later ones get the same answer. One that threw throws
 * again for everybody who rests on it.
 * @param failed is told of one that threw, once
 */
export function createDoor(facts: () => Facts, failed: (failure: Failure) => void = () => {}): Facts['of'] {
  const known = new Map<Fact<unknown>, Known>();
  const derive = (asked: Fact<unknown>): Known => {
    try {
      return { value: asked.derive(facts()) };
    } catch (thrown) {
      failed(failureOf('fact', asked.name, thrown));
      return { thrown };
    }
  };
  return <T>(asked: Fact<T>): T => {
    const found = known.get(asked) ?? derive(asked);
    known.set(asked, found);
    if ('thrown' in found) throw found.thrown;
    return found.value as T;
  };
}
