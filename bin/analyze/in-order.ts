/** Does `work` for each item, for as many at once as there are slots, and gives the results in the order of the items. */
export async function* inOrder<T, R>(
  items: readonly T[],
  slots: number,
  work: (item: T, slot: number) => Promise<R>,
): AsyncGenerator<R> {
  const results = items.map(() => Promise.withResolvers<R>());
  let next = 0;
  const serve = (slot: number): void => {
    if (next >= items.length) return;
    const at = next;
    next += 1;
    void work(items[at]!, slot)
      .then(results[at]!.resolve, results[at]!.reject)
      .finally(() => serve(slot));
  };
  // A failure is met where its result is waited for, and not before.
  for (const { promise } of results) promise.catch(() => undefined);
  for (let slot = 0; slot < Math.min(slots, items.length); slot += 1) serve(slot);
  for (const { promise } of results) yield promise;
}
