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
