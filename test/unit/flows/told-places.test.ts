import { describe, expect, it } from 'vitest';
import { ToldPlaces, untoldIn } from '../../../lib/flows/told-places.ts';
import { failureOf } from '../../../lib/vocabulary/failure.ts';

const failure = failureOf('report', 'flow', new TypeError('broken'));
const place = (told: string) => ({ derived: told, parent: null, told });
const broken = { derived: undefined, parent: null, told: undefined, failures: [failure] };

describe('the flows as they were told last', () => {
  it('are given in a list of its own, which later changes leave as it is', () => {
    const places = new ToldPlaces<string, string>();
    places.all[0] = place('a');
    const before = places.told();
    places.all[0] = place('b');
    places.all[1] = place('c');
    expect([before, places.told()]).toEqual([['a'], ['b', 'c']]);
  });

  it('tell by its number which one broke off, until it is told, or gone', () => {
    const places = new ToldPlaces<string, string>();
    places.all[0] = place('a');
    places.all[1] = broken;
    places.all[2] = broken;
    expect(untoldIn(places)).toEqual([
      { flow: 'flow-2', failure },
      { flow: 'flow-3', failure },
    ]);
    places.all[1] = place('b');
    places.cut(2);
    expect(untoldIn(places)).toEqual([]);
    expect(places.told()).toEqual(['a', 'b']);
  });

  it('stay when there is nothing to cut', () => {
    const places = new ToldPlaces<string, string>();
    places.all[0] = place('a');
    places.cut(5);
    expect(places.told()).toEqual(['a']);
  });
});
