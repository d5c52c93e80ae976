import { describe, expect, it } from 'vitest';
import { Replay, newestAtOnce } from '../../../../entrypoints/background/replay.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import type { Watch } from '../../../../lib/watch.ts';
import { exchange } from '../../../support/exchange.ts';
import { plainWatch } from '../../../support/plain-watch.ts';

/** A memory of so many exchanges, and every watch that was made with what it was told. */
function memoryOf(count: number) {
  const kept = new Map<string, Exchange>();
  const keep = (entry: number, status = 200) =>
    kept.set(`x${entry}`, exchange({ id: `x${entry}`, entry, status, url: 'https://op.example/auth' }));
  for (let entry = 0; entry < count; entry++) keep(entry);
  const told: Exchange[][] = [];
  const tasks: (() => void)[] = [];
  const done: Watch[] = [];
  const replay = new Replay({
    createWatch: () => {
      const exchanges: Exchange[] = [];
      told.push(exchanges);
      return { ...plainWatch()(), put: (one) => exchanges.push(one) > 0 };
    },
    known: () => [...kept.values()],
    get: (id) => kept.get(id),
    later: (task) => void tasks.push(task),
    done: (watch) => void done.push(watch),
  });
  const all = () => {
    for (let task = tasks.shift(); task; task = tasks.shift()) task();
  };
  return { kept, keep, told, tasks, done, replay, all };
}

describe('a watch made anew', () => {
  it('knows at once all that a usual memory holds, and nothing is left to do', () => {
    const { replay, told, tasks } = memoryOf(newestAtOnce);
    replay.start();
    expect(told.map(({ length }) => length)).toEqual([newestAtOnce]);
    expect(tasks).toEqual([]);
  });

  it('knows of a full memory the newest part when the first event comes, and everything soon after', () => {
    const { replay, told, all, done } = memoryOf(8000);
    replay.start();
    expect(told[0]!.map(({ entry }) => entry)).toEqual(
      Array.from({ length: newestAtOnce }, (_, at) => 8000 - newestAtOnce + at),
    );
    all();
    expect(told[1]!.map(({ entry }) => entry)).toEqual(Array.from({ length: 8000 }, (_, at) => at));
    expect(done).toHaveLength(1);
  });

  it('does little between two events', () => {
    const { replay, told, tasks } = memoryOf(8000);
    replay.start();
    tasks.shift()!();
    expect(told[1]!.length).toBeLessThanOrEqual(100);
  });

  it('knows what came and what changed meanwhile, in its last state, and not what was let go', () => {
    const { replay, keep, kept, told, tasks, all } = memoryOf(2000);
    replay.start();
    tasks.shift()!();
    keep(3, 302);
    replay.saw('x3');
    keep(2000);
    replay.saw('x2000');
    kept.delete('x1500');
    all();
    const last = new Map(told[1]!.map((one) => [one.entry, one.status]));
    expect([last.get(3), last.get(2000), last.get(1500)]).toEqual([302, 200, undefined]);
  });

  it('takes the place of one that knows what was let go, bit by bit: the old one goes on until then', () => {
    const { replay, kept, told, tasks, all, done } = memoryOf(2000);
    replay.start();
    all();
    for (let entry = 0; entry < 500; entry++) kept.delete(`x${entry}`);
    replay.renew();
    expect(told).toHaveLength(3);
    expect(told[2]).toEqual([]);
    tasks.shift()!();
    expect(told[2]!.length).toBeLessThanOrEqual(100);
    all();
    expect(done).toHaveLength(2);
    expect(told[2]!.map(({ entry }) => entry)).toEqual(Array.from({ length: 1500 }, (_, at) => 500 + at));
  });

  it('is told whole although more is let go all the time, and once more at the end', () => {
    const { replay, kept, told, tasks, all, done } = memoryOf(2000);
    replay.start();
    all();
    replay.renew();
    for (let entry = 0; entry < 10; entry++) {
      tasks.shift()!();
      kept.delete(`x${entry}`);
      replay.renew();
    }
    all();
    expect(done).toHaveLength(3);
    expect(told).toHaveLength(4);
    expect(told[3]!).toHaveLength(1990);
  });

  it('is not replaced by an older one that was still being told', () => {
    const { replay, kept, all, done } = memoryOf(2000);
    replay.start();
    kept.clear();
    replay.start();
    all();
    expect(done).toEqual([]);
  });
});
