import { describe, expect, it } from 'vitest';
import { Journal } from '../../../../entrypoints/background/journal.ts';
import type { Standing } from '../../../../entrypoints/background/least-missed.ts';
import { capture, exchange } from '../../../support/exchange.ts';
import { sessionArea } from '../../../support/session-area.ts';

const url = 'https://op.example/auth';

async function reopened(area = sessionArea()) {
  const journal = new Journal(area);
  await journal.load();
  return journal;
}

describe('the journal', () => {
  it('gives the next worker what it was given, in order of arrival', async () => {
    const area = sessionArea();
    const [first, second] = capture({ url }, { url });
    const journal = await reopened(area);
    journal.put(second!);
    journal.put(first!);
    journal.note({ paused: true, openers: [[9, 1]] });
    await journal.settled();
    const next = await reopened(area);
    expect(next.exchanges()).toEqual([first, second]);
    expect(next.notes).toEqual({
      paused: true,
      clears: 0,
      dropped: 0,
      failures: [],
      openers: [[9, 1]],
      left: [],
    });
  });

  it('writes once a turn, an exchange that changed five times with its last state', async () => {
    const area = sessionArea();
    const journal = await reopened(area);
    for (let n = 1; n <= 5; n++) journal.put(exchange({ url, duration: n }));
    await journal.settled();
    expect(area.writes()).toBe(1);
    expect((await reopened(area)).get('x0')?.duration).toBe(5);
  });

  it('writes what changes while a write goes on once that is done, and each exchange once', async () => {
    const { area, written, removed, next } = slowArea();
    const journal = new Journal(area);
    journal.put(exchange({ id: 'a', url }));
    await next();
    // The first of them begins a write, in which the others come.
    for (let n = 1; n <= 50; n++) {
      journal.put(exchange({ id: 'a', url, duration: n }));
      await Promise.resolve();
      journal.put(exchange({ id: `b${n}`, url }));
      await Promise.resolve();
    }
    await next();
    await next();
    expect(written.map((keys) => keys.filter((key) => key !== 'notes').length)).toEqual([1, 1, 51]);
    expect(removed).toEqual([]);
    expect((await reopened(area)).get('a')?.duration).toBe(50);
  });

  it('stores what came back after it was released, and leaves nothing of what did not', async () => {
    const { area, next } = slowArea();
    const journal = new Journal(area);
    for (const id of ['a', 'b', 'c']) journal.put(exchange({ id, url }));
    journal.remember([exchange({ id: 'd', url })]);
    await next();
    journal.put(exchange({ id: 'a', url, duration: 1 }));
    journal.release(['a', 'b']);
    journal.put(exchange({ id: 'a', url, duration: 2 }));
    journal.put(exchange({ id: 'e', url }));
    journal.release(['e']);
    journal.forget(['d']);
    await next();
    await next();
    await next();
    expect([...area.items.keys()].toSorted()).toEqual(['notes', 'x:a', 'x:c']);
    expect((await reopened(area)).get('a')?.duration).toBe(2);
  });

  it('forgets all exchanges when cleared, also those not written yet, but stays paused', async () => {
    const area = sessionArea();
    const journal = await reopened(area);
    journal.note({ paused: true });
    journal.put(exchange({ id: 'a', url }));
    await journal.settled();
    journal.put(exchange({ id: 'b', url }));
    journal.clear();
    journal.put(exchange({ id: 'c', url }));
    await journal.settled();
    expect([...area.items.keys()].toSorted()).toEqual(['notes', 'x:c']);
    expect((await reopened(area)).notes.paused).toBe(true);
  });

  it('leaves out what it cannot read', async () => {
    const area = sessionArea();
    area.items
      .set('x:a', '{"id":')
      .set('x:b', 7)
      .set('x:c', '{"id":"c"}')
      .set('notes', 'none')
      .set('other', {});
    const journal = await reopened(area);
    expect(journal.exchanges()).toEqual([]);
    expect(journal.notes.paused).toBe(false);
  });

  it('starts empty when the storage fails, and goes on in memory', async () => {
    const broken = async () => Promise.reject(new Error('no storage'));
    const journal = await reopened({ ...sessionArea(), get: broken, set: broken, remove: broken });
    journal.put(exchange({ url }));
    await journal.settled();
    expect(journal.exchanges()).toHaveLength(1);
  });

  it('tells when the storage refuses, at reading and at writing, and when a full one has no room after all', async () => {
    const errors: unknown[] = [];
    const refused = (error: unknown) => void errors.push(error);
    const broken = async () => Promise.reject(new DOMException('gone', 'InvalidStateError'));
    const journal = new Journal({ ...sessionArea(), get: broken, set: broken }, { refused });
    await journal.load();
    journal.put(exchange({ url }));
    await journal.settled();
    expect(errors).toHaveLength(2);
    const full = new Journal(sessionArea(10), { refused });
    full.put(exchange({ url }));
    await full.settled();
    expect(String(errors.at(-1))).toContain('quota');
  });

  it('tells nothing of a storage that does its work', async () => {
    const errors: unknown[] = [];
    const journal = new Journal(sessionArea(), { refused: (error) => void errors.push(error) });
    await journal.load();
    journal.put(exchange({ url }));
    await journal.settled();
    expect(errors).toEqual([]);
  });
});

/** A storage whose writes are done when `next` says so; what is written and removed, call by call. */
function slowArea() {
  const area = sessionArea();
  const waiting: (() => void)[] = [];
  const [written, removed]: string[][][] = [[], []];
  const slowly = (done: Promise<void>): Promise<void> =>
    done.then(() => new Promise((resolve) => void waiting.push(resolve)));
  return {
    area: {
      ...area,
      set: (items: Record<string, unknown>) => {
        written!.push(Object.keys(items));
        return slowly(area.set(items));
      },
      remove: (keys: string[]) => {
        removed!.push(keys);
        return slowly(area.remove(keys));
      },
    },
    written: written!,
    removed: removed!,
    next: async () => {
      await new Promise(setImmediate);
      waiting.splice(0).forEach((resolve) => resolve());
      await new Promise(setImmediate);
    },
  };
}

describe('a full journal', () => {
  const big = (n: number) =>
    exchange({
      id: `x${n}`,
      entry: n,
      url,
      responseBody: { mediaType: 'text/html', text: 'x'.repeat(1000) },
    });
  const unfinished: Standing = { site: 'op.example', isUnfinished: true };
  const ids = (journal: Journal) => journal.exchanges().map(({ id }) => id);

  it('lets the oldest go and counts them', async () => {
    const area = sessionArea();
    let told = 0;
    const journal = new Journal(area, { limit: 6000, evicted: () => (told += 1) });
    for (let n = 0; n < 6; n++) {
      journal.put(big(n));
      await journal.settled();
    }
    expect(ids(journal)).toEqual(['x3', 'x4', 'x5'].slice(-ids(journal).length));
    expect(journal.notes.dropped).toBe(6 - ids(journal).length);
    expect(told).toBe(1);
    const next = await reopened(area);
    expect(ids(next)).toEqual(ids(journal));
    expect(next.notes.dropped).toBe(journal.notes.dropped);
  });

  it.each([
    ['its own limit', 100_000, Infinity],
    ['the browser’s', 300_000, 100_000],
  ])('writes each exchange once and makes room seldom: %s', async (_, limit, quota) => {
    const area = sessionArea(quota);
    const sizeOf = (n: number) => JSON.stringify(big(n)).length;
    let [bytes, told, asked] = [0, 0, 0];
    const set = (items: Record<string, unknown>): Promise<void> => {
      for (const [key, value] of Object.entries(items)) if (key !== 'notes') bytes += String(value).length;
      return area.set(items);
    };
    const journal = new Journal(
      { ...area, set },
      {
        limit,
        evicted: () => (told += 1),
        standings: () => {
          asked += 1;
          return new Map();
        },
      },
    );
    const all = 1000;
    for (let n = 0; n < all; n++) {
      journal.put(big(n));
      await journal.settled();
    }
    const total = Array.from({ length: all }, (_none, n) => sizeOf(n)).reduce((sum, size) => sum + size);
    // A quarter is free each time: so often the memory was filled by that much.
    const times = Math.ceil(total / (100_000 / 4));
    expect(told).toBeLessThanOrEqual(times);
    expect(asked).toBe(told);
    // What the browser refuses is written a second time, once for each time that room was made.
    expect(bytes).toBeLessThanOrEqual(total + told * sizeOf(all));
    expect(journal.notes.dropped).toBeGreaterThan(900);
  });

  it('spares what a login in progress needs as long as there is anything else', async () => {
    const standings = () => new Map(['x0', 'x1'].map((id) => [id, unfinished]));
    const journal = new Journal(sessionArea(), { limit: 6000, standings });
    for (let n = 0; n < 6; n++) journal.put(big(n));
    await journal.settled();
    expect(ids(journal)).toEqual(expect.arrayContaining(['x0', 'x1']));
    expect(ids(journal)).not.toContain('x2');
  });

  it('stays under its limit even when everything is in use', async () => {
    const standings = () =>
      new Map(Array.from({ length: 20 }, (_, n): [string, Standing] => [`x${n}`, unfinished]));
    const journal = new Journal(sessionArea(), { limit: 6000, standings });
    for (let n = 0; n < 20; n++) journal.put(big(n));
    await journal.settled();
    expect(ids(journal).at(-1)).toBe('x19');
    expect(JSON.stringify(journal.exchanges()).length).toBeLessThan(6000);
  });

  it('lets nothing go where the browser is full of other things: it is told, and stays in memory', async () => {
    const errors: unknown[] = [];
    const area = sessionArea(100);
    const journal = new Journal(area, { limit: 100_000, refused: (error) => errors.push(error) });
    for (let n = 0; n < 5; n++) {
      journal.put(big(n));
      await journal.settled();
    }
    expect(ids(journal)).toHaveLength(5);
    expect(journal.notes.dropped).toBe(0);
    expect(String(errors.at(-1))).toContain('quota');
  });

  it('makes room when the browser says it is full before that', async () => {
    const area = sessionArea(5000);
    const journal = new Journal(area, { limit: 20_000 });
    for (let n = 0; n < 5; n++) {
      journal.put(big(n));
      await journal.settled();
    }
    expect(ids(journal).at(-1)).toBe('x4');
    expect(journal.notes.dropped).toBeGreaterThan(0);
    expect(ids(await reopened(area))).toEqual(ids(journal));
  });
});
