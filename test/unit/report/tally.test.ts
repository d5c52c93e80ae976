import { expect, it } from 'vitest';
import { createTally } from '../../../lib/report/tally.ts';

it('a text is said until everybody has taken it back', () => {
  const tally = createTally();
  tally.add(['b', 'a']);
  tally.add(['b']);
  expect(tally.all()).toEqual(['a', 'b']);
  tally.remove(['b', 'a']);
  expect(tally.all()).toEqual(['b']);
  tally.remove(['b']);
  expect(tally.all()).toEqual([]);
});

it('taking back what nobody said changes nothing', () => {
  const tally = createTally();
  tally.remove(['a']);
  tally.add(['a']);
  expect(tally.all()).toEqual(['a']);
});
