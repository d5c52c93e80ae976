import { expect, it } from 'vitest';
import { isPrefetch } from '../../../lib/exchange/prefetch.ts';

it.each([
  ['Sec-Purpose', 'prefetch', true],
  ['Sec-Purpose', 'prefetch;prerender', true],
  ['Purpose', 'prefetch', true],
  ['X-Moz', 'prefetch', true],
  ['Sec-Purpose', 'prefetched', false],
  ['Sec-Purpose', 'preview', false],
  ['Sec-Fetch-Purpose', 'prefetch', false],
])('%s: %s', (name, value, expected) => {
  expect(isPrefetch({ requestHeaders: [[name, value]] })).toBe(expected);
});

it('headers that were not recorded say nothing', () => {
  expect(isPrefetch({})).toBe(false);
});
