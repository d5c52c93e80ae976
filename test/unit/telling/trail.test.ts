import { describe, expect, it } from 'vitest';
import { trailTold } from '../../../lib/telling/trail.ts';

type Place = Parameters<typeof trailTold>[1][number];

const place = (fields: Partial<Place>): Place => ({
  carrier: 'address',
  name: 'state',
  how: 'plain',
  isStray: false,
  step: 'flow-1.1',
  address: 'https://op.example/auth',
  ...fields,
});
const told = (...places: readonly Place[]) => trailTold('s-1', places, [], []);
const at = (value: string | null, step: string | null) => ({ value, step });

describe('the way of a value, in words', () => {
  it('has a stop for each step, with all that carried it there', () => {
    expect(
      told(
        place({}),
        place({ carrier: 'redirect' }),
        place({ step: 'flow-1.3', carrier: 'cookie', name: 'login', how: 'inside' }),
      ).stops,
    ).toEqual([
      {
        step: 'flow-1.1',
        where: 'step 1',
        carried: 'in the address as state, in the redirect as state',
        wrong: undefined,
      },
      { step: 'flow-1.3', where: 'step 3', carried: 'inside the cookie login', wrong: undefined },
    ]);
  });

  it('says where it should not have gone', () => {
    const stray = place({ step: undefined, address: 'https://stats.example/', isStray: true });
    expect(told(place({}), stray).stops.map(({ where, wrong }) => [where, wrong])).toEqual([
      ['step 1', undefined],
      ['https://stats.example/', 'it belongs to nobody of this login'],
    ]);
    const finding = { rule: 'token-in-query', title: 'Token in an address', steps: ['flow-1.1'] };
    expect(trailTold('s-1', [place({})], [finding], []).stops[0]?.wrong).toBe('Token in an address');
    const other = { ...finding, rule: 'pkce-missing' };
    expect(trailTold('s-1', [place({})], [other], []).stops[0]?.wrong).toBeUndefined();
  });

  it('says how it ended: changed, lost, or seen once', () => {
    const end = (expected: ReturnType<typeof at>, got: ReturnType<typeof at>) =>
      trailTold('s-1', [place({}), place({ step: 'flow-1.2' })], [], [{ name: 'state', expected, got }]).end;
    expect(end(at('s-1', 'flow-1.1'), at('s-2', 'flow-1.3'))).toBe(
      'It was changed: step 3 has another value.',
    );
    expect(end(at('s-1', 'flow-1.1'), at(null, 'flow-1.3'))).toBe('It was lost: step 3 has none.');
    expect(end(at('s-2', 'flow-1.1'), at('s-1', 'flow-1.3'))).toBe('Step 1 has another value.');
    expect(end(at('x', 'flow-1.1'), at('y', 'flow-1.3'))).toBeUndefined();
    expect(told(place({})).end).toBe('It was seen nowhere else.');
    expect(told(place({}), place({ step: 'flow-1.2' })).end).toBeUndefined();
  });
});
