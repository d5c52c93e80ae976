import { describe, expect, it } from 'vitest';
import { bytesAsSource } from '../../../../lib/sources/byte-source.ts';
import { createEntryReader } from '../../../../lib/sources/large/entry-reader.ts';

/** A file of entries, five kilobytes each, and how often it was read. */
function fileOf(count: number) {
  const texts = Array.from({ length: count }, (_, at) => JSON.stringify({ at, more: 'x'.repeat(5000) }));
  const { size, read } = bytesAsSource(new TextEncoder().encode(texts.join(',')));
  let from = 0;
  const starts = texts.map((text) => {
    const start = from;
    from += text.length + 1;
    return start;
  });
  const seen = { reads: 0 };
  const source = {
    size,
    read: (begin: number, end: number) => {
      seen.reads += 1;
      return read(begin, end);
    },
  };
  const places = { from: 0, to: size, starts, lengths: texts.map(({ length }) => length), times: [] };
  return { entry: createEntryReader(source, places as never), seen };
}

async function readInOrder(order: readonly number[], count: number) {
  const { entry, seen } = fileOf(count);
  const found: unknown[] = [];
  // oxlint-disable-next-line no-await-in-loop -- in this order
  for (const index of order) found.push((await entry(index)) as { at: number });
  expect(found.map((one) => (one as { at: number }).at)).toEqual(order);
  return seen.reads;
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

describe('entries of a large file', () => {
  it('are read many at once where they follow each other', async () => {
    expect(await readInOrder(upTo(1000), 1000)).toBeLessThan(5);
  });

  it('are so where several recordings of one time follow each other, too', async () => {
    const turns = upTo(1000).map((at) => (at % 10) * 100 + Math.floor(at / 10));
    expect(await readInOrder(turns, 1000)).toBeLessThan(50);
  });

  it('are found in whatever order they are asked for', async () => {
    const order = upTo(200).toSorted((a, b) => ((a * 7919) % 200) - ((b * 7919) % 200));
    expect(await readInOrder([...order, ...order.toReversed()], 200)).toBeLessThan(400);
  });

  it('that are no JSON are null', async () => {
    const bytes = new TextEncoder().encode('{"a":1},{broken}');
    const places = { from: 0, to: 16, starts: [0, 8], lengths: [7, 8], times: [] };
    const entry = createEntryReader(bytesAsSource(bytes), places as never);
    expect([await entry(0), await entry(1)]).toEqual([{ a: 1 }, null]);
  });
});
