import { describe, expect, it } from 'vitest';
import { ToldPlaces } from '../../../lib/flows/told-places.ts';
import { failureOf } from '../../../lib/vocabulary/failure.ts';

const failure = failureOf('report', 'flow', new TypeError('broken'));
const place = (told: string) => ({ derived: told, parent: null, told });
const broken = { derived: undefined, parent: null, told: undefined, failures: [failure] };

describe('the flows as they were told last', () => {
  it('are given in a list of its own, which later changes leave as it is', () => {
    const places = new ToldPlaces<string, string>();
    places.set(0, place('a'));
    const before = places.told();
    places.set(0, place('b'));
    places.set(1, place('c'));
    expect([before, places.told()]).toEqual([['a'], ['b', 'c']]);
  });

  it('tell by its number which one broke off, until it is told, or gone', () => {
    const places = new ToldPlaces<string, string>();
    places.set(0, place('a'));
    places.set(1, broken);
    places.set(2, broken);
    expect(places.broken()).toEqual([
      { flow: 'flow-2', failure },
      { flow: 'flow-3', failure },
    ]);
    places.set(1, place('b'));
    places.cut(2);
    expect(places.broken()).toEqual([]);
    expect(places.told()).toEqual(['a', 'b']);
  });

  it('may be told from the last one on, and the first is missing until its turn comes', () => {
    const places = new ToldPlaces<string, string>();
    places.set(2, place('c'));
    places.set(0, place('a'));
    expect([places.at(1), places.told(), places.broken()]).toEqual([undefined, ['a', 'c'], []]);
    places.set(1, place('b'));
    expect(places.told()).toEqual(['a', 'b', 'c']);
  });

  it('stay when there is nothing to cut', () => {
    const places = new ToldPlaces<string, string>();
    places.set(0, place('a'));
    places.cut(5);
    expect(places.told()).toEqual(['a']);
  });
});
