import { describe, expect, it } from 'vitest';
import { pageTitle } from '../../../lib/exchange/page-title.ts';

describe('the title of a page', () => {
  it.each([
    ['as it is', 'Checkout – Shop', 'Checkout – Shop'],
    ['in one line', ' Sign in\n\tto\u202e Shop ', 'Sign in to Shop'],
    [
      'its place, where its address stands for it',
      'https://app.example/in?code=a-secret#b',
      'app.example/in',
    ],
    ['the host alone of a start page', 'https://app.example/', 'app.example'],
  ])('is shown %s', (_, said, shown) => {
    expect(pageTitle(said)).toBe(shown);
  });

  it('is cut where it is long', () => {
    const shown = pageTitle('long '.repeat(10_000));
    expect(shown).toHaveLength(80);
    expect(shown).toMatch(/…$/);
  });

  it.each([[''], ['  '], ['about:blank'], ['data:text/html,a-secret'], [undefined], [7], [{}]])(
    'is none in %j',
    (said) => {
      expect(pageTitle(said)).toBeUndefined();
    },
  );
});
