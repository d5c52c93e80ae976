import { expect, it } from 'vitest';
import { isOwnPage } from '../../../../entrypoints/background/own-page.ts';

const id = 'abcdefghijklmnop';
const origin = `chrome-extension://${id}`;

it('a page of ours is one', () => {
  expect(isOwnPage({ id, url: `${origin}/viewer.html#flow=1` }, id, origin)).toBe(true);
});

it.each([
  ['another extension', { id: 'ponmlkjihgfedcba', url: `${origin}/viewer.html` }],
  ['a page of another extension', { id, url: 'chrome-extension://ponmlkjihgfedcba/viewer.html' }],
  ['an extension whose name begins as ours', { id, url: `${origin}q/viewer.html` }],
  ['a page of the web', { id, url: 'https://app.example/' }],
  ['a page that names ours', { id, url: `https://app.example/?${origin}/` }],
  ['nobody', undefined],
  ['one without an address', { id }],
])('%s is none', (_, sender) => {
  expect(isOwnPage(sender, id, origin)).toBe(false);
});
