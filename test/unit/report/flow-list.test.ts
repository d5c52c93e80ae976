import { describe, expect, it } from 'vitest';
import { FlowList } from '../../../lib/report/flow-list.ts';
import { inspected } from '../../support/report.ts';

const flow = (id: string) => inspected({ id, steps: [] }).report.flows[0]!;
const told = (id: string, isPlain = true) => ({ report: flow(id), isPlain });

/** The ids of all its flows, and of those that are not plain. */
function idsOf(list: FlowList<ReturnType<typeof told>>): readonly (readonly string[])[] {
  return [list.flows().map(({ id }) => id), list.notable().map(({ report: { id } }) => id)];
}

describe('the flows of one report after the other', () => {
  it('are told in order, and those that are not plain once more', () => {
    const list = new FlowList<ReturnType<typeof told>>();
    list.update([told('a', false), told('b'), told('c', false)]);
    expect(idsOf(list)).toEqual([
      ['a', 'b', 'c'],
      ['a', 'c'],
    ]);
  });

  it('follow what has changed, come, gone and moved', () => {
    const list = new FlowList<ReturnType<typeof told>>();
    const [a, b, c] = [told('a', false), told('b'), told('c', false)];
    list.update([a, b, c]);
    list.update([b, told('a again', false), told('c again'), told('d', false)]);
    expect(idsOf(list)).toEqual([
      ['b', 'a again', 'c again', 'd'],
      ['a again', 'd'],
    ]);
    list.update([b]);
    expect(idsOf(list)).toEqual([['b'], []]);
  });

  it('are given in a list of its own, which later reports leave as it is', () => {
    const list = new FlowList<ReturnType<typeof told>>();
    list.update([told('a')]);
    const before = list.flows();
    list.update([]);
    expect(before.map(({ id }) => id)).toEqual(['a']);
  });

  it('are not looked at again while they stay as they were', () => {
    let looks = 0;
    const one = {
      isPlain: true,
      get report() {
        looks += 1;
        return flow('a');
      },
    };
    const list = new FlowList<typeof one>();
    list.update([one]);
    list.update([one]);
    list.flows();
    expect(looks).toBe(1);
  });
});
