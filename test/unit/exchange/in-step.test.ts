import { describe, expect, it } from 'vitest';
import { alone, growing, inStep, withoutPause, type Pausing } from '../../../lib/exchange/in-step.ts';

describe('work in step', () => {
  it('comes on all things to the same pause before it goes on with any', () => {
    const done: string[] = [];
    const work = function* (name: string, parts: number): Pausing<void> {
      for (let part = 1; part <= parts; part += 1) {
        done.push(`${name}${part}`);
        yield;
      }
    };
    inStep([work('a', 2), work('b', 1), work('c', 3)]);
    expect(done).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'c3']);
  });

  it('of nothing is done', () => {
    expect(() => inStep([])).not.toThrow();
  });

  it('on one thing alone goes through to what it comes to', () => {
    const work = function* (): Pausing<string> {
      yield;
      yield;
      return 'all of it';
    };
    expect(alone(work())).toBe('all of it');
    expect(alone(withoutPause((given: number) => given + 1)(1))).toBe(2);
  });
});

describe('growing numbers of things', () => {
  const sizes = (things: number, most: number) =>
    [...growing(Array.from({ length: things }).keys(), most)].map((some) => some.length);

  it('begin with one and double until there are as many as may be', () => {
    expect(sizes(20, 4)).toEqual([1, 2, 4, 4, 4, 4, 1]);
    expect(sizes(3, 4)).toEqual([1, 2]);
    expect(sizes(0, 4)).toEqual([]);
  });

  it('take of what there is no more than they give', () => {
    let taken = 0;
    const things = function* () {
      for (;;) yield (taken += 1);
    };
    for (const some of growing(things(), 16)) if (some.length === 4) break;
    expect(taken).toBe(7);
  });
});
