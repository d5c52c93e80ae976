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

it('what a script of a page sends that is loaded ahead is no guess of the browser’s', () => {
  const requestHeaders = [['Sec-Purpose', 'prefetch;prerender']] as const;
  expect(isPrefetch({ requestHeaders, context: { resourceType: 'fetch' } })).toBe(false);
  expect(isPrefetch({ requestHeaders, context: { resourceType: 'main_frame' } })).toBe(true);
  const guess = [['Sec-Purpose', 'prefetch']] as const;
  expect(isPrefetch({ requestHeaders: guess, context: { resourceType: 'fetch' } })).toBe(true);
});
