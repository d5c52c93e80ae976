import { expect, it } from 'vitest';
import { pagesWords } from '../../../lib/telling/pages.ts';

it('counts the pages in between, and says whose they are', () => {
  expect(pagesWords('provider', 3)).toBe('3 pages of the provider');
  expect(pagesWords('client', 1)).toBe('1 page of the app');
});
