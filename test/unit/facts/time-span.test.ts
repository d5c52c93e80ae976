import { expect, it } from 'vitest';
import { shortSpanOf, spanOf } from '../../../lib/facts/time-span.ts';

it.each([
  [0, '0 seconds'],
  [1400, '1 second'],
  [-95_000, '95 seconds'],
  [119_000, '119 seconds'],
  [120_000, '2 minutes'],
  [7_200_000, '2 hours'],
  [172_800_000, '2 days'],
])('%i milliseconds are %s', (milliseconds, words) => {
  expect(spanOf(milliseconds)).toBe(words);
});

it('less than a second is told where it counts', () => {
  expect([shortSpanOf(35), shortSpanOf(1000)]).toEqual(['35 milliseconds', '1 second']);
});
