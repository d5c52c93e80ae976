/** Work that pauses now and then, so that the same work on other things comes as far before it goes on. */
export type Pausing<T> = Generator<undefined, T, undefined>;

/**
 * Does the same work on several things, on each until its next pause before any goes on. To judge a flow takes more code than a processor keeps
 * at hand, and what it has just run for one flow it runs twice as fast for the next.
 */
export function inStep(works: readonly Pausing<void>[]): void {
  let open = works;
  while (open.length > 0) open = open.filter((work) => work.next().done !== true);
}

/** Does it on one thing, without a pause. */
export function alone<T>(work: Pausing<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** Work that is soon done, where such is wanted as pauses. */
export function withoutPause<A, T>(work: (given: A) => T): (given: A) => Pausing<T> {
  // oxlint-disable-next-line require-yield -- that is what it is for
  return function* (given) {
    return work(given);
  };
}

/** One item, then two, four and so on, and never more than `most` of them at once; the last may be fewer. */
export function* growing<T>(items: Iterable<T>, most: number): Generator<readonly T[], void> {
  let size = 1;
  let some: T[] = [];
  for (const item of items) {
    some.push(item);
    if (some.length < size) continue;
    yield some;
    some = [];
    size = Math.min(2 * size, most);
  }
  if (some.length > 0) yield some;
}
