import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../../bin/analyze/in-order.ts';

async function listed<T>(results: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const result of results) all.push(result);
  return all;
}

describe('work in order', () => {
  it('gives results in the order of the items, whichever is done first', async () => {
    const gates = [0, 1, 2].map(() => Promise.withResolvers<void>());
    const results = listed(inOrder([0, 1, 2], 3, (item) => gates[item]!.promise.then(() => item)));
    for (const at of [2, 0, 1]) gates[at]!.resolve();
    expect(await results).toEqual([0, 1, 2]);
  });

  it('is done by as many at once as there are slots, and each slot does one thing at a time', async () => {
    const busy = new Set<number>();
    let most = 0;
    await listed(
      inOrder(Array.from({ length: 20 }), 3, async (_, slot) => {
        expect(busy.has(slot)).toBe(false);
        busy.add(slot);
        most = Math.max(most, busy.size);
        await Promise.resolve();
        busy.delete(slot);
      }),
    );
    expect(most).toBe(3);
  });

  it('fails where its result is waited for, after those before it', async () => {
    const seen: number[] = [];
    const results = inOrder([1, 2, 3], 2, (item) =>
      item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item),
    );
    await expect(async () => {
      for await (const result of results) seen.push(result);
    }).rejects.toThrow('two');
    expect(seen).toEqual([1]);
  });

  it('of nothing is nothing', async () => {
    expect(await listed(inOrder([], 4, () => Promise.resolve(1)))).toEqual([]);
  });
});
