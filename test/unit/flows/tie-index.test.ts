import { describe, expect, it } from 'vitest';
import { createTieIndex, createTieSet } from '../../../lib/flows/tie-index.ts';

type Thing = { readonly name: string; readonly at: number };

const state = (value: string) => ({ name: 'state', value }) as const;

function indexOf(...things: readonly Thing[]) {
  const index = createTieIndex<Thing>(({ at }) => at);
  for (const thing of things) index.add(state('s'), thing);
  return index;
}

const named = (things: readonly Thing[]) => things.map(({ name }) => name).join(' ');

describe('an index of ties', () => {
  const index = indexOf(
    { name: 'late', at: 9 },
    { name: 'early', at: 1 },
    { name: 'middle', at: 5 },
    { name: 'twin', at: 5 },
  );

  it('has things in order of their time, those of one time as they came', () => {
    expect(named(index.find('state', 's'))).toBe('early middle twin late');
  });

  it.each([
    ['none before the first', 0, 9, ''],
    ['those of that very time', 5, 9, 'twin middle early'],
    ['all, however late it is', Infinity, 9, 'late twin middle early'],
    ['no more than wanted, and then the last', 8, 2, 'twin middle'],
  ])('gives the latest up to a time: %s', (_what, time, most, expected) => {
    expect(named(index.latest('state', 's', time, most))).toBe(expected);
  });

  it.each([
    ['all from that very time on', 5, 9, 'middle twin late'],
    ['no more than wanted, and then the first', 2, 2, 'middle twin'],
    ['none after the last', 10, 9, ''],
  ])('gives the first from a time on: %s', (_what, time, most, expected) => {
    expect(named(index.following('state', 's', time, most))).toBe(expected);
  });

  it.each([
    ['those of that very time on', 5, 'late twin middle'],
    ['none of those before', 6, 'late'],
    ['none, where all are earlier', 10, ''],
  ])('gives the latest since a time: %s', (_what, since, expected) => {
    expect(named(index.latest('state', 's', Infinity, 9, since))).toBe(expected);
  });

  it('knows nothing of another value', () => {
    expect(index.latest('state', 't', Infinity, 9)).toEqual([]);
    expect(index.has('state', 't')).toBe(false);
  });

  it('looks at few of many to find those before a time', () => {
    const read = (count: number) => {
      let reads = 0;
      const times = createTieIndex<number>((at) => {
        reads += 1;
        return at;
      });
      for (let at = 0; at < count; at += 1) times.add(state('s'), at);
      reads = 0;
      times.latest('state', 's', count / 2, 8);
      return reads;
    };
    expect(read(10_000)).toBeLessThan(20);
  });
});

it('a set of ties lists what is in it', () => {
  const ties = createTieSet(state('a'), state('a'), state('b'), { name: 'nonce', value: 'a' });
  ties.delete(state('b'));
  expect(ties.all()).toEqual([state('a'), { name: 'nonce', value: 'a' }]);
});
