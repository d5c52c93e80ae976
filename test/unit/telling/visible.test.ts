import { expect, it } from 'vitest';
import { hasUnseen, visible, visibleJson, visibleLine } from '../../../lib/telling/visible.ts';

it.each([
  ['a\u202eb', 'a⟨U+202E⟩b'],
  ['a\u200bb', 'a⟨U+200B⟩b'],
  ['\u001b[2J', '⟨U+001B⟩[2J'],
  ['\u009b', '⟨U+009B⟩'],
  ['\u{e0041}', '⟨U+E0041⟩'],
  ['\ud800', '⟨U+D800⟩'],
  ['\u2028', '⟨U+2028⟩'],
  ['ab\tc\r\nd', 'ab\tc\r\nd'],
  ['Grüße, 世界, שלום 👍', 'Grüße, 世界, שלום 👍'],
])('%j is shown as %s', (text, shown) => {
  expect(visible(text)).toBe(shown);
  expect(hasUnseen(text)).toBe(text !== shown);
});

it('a line stays one', () => {
  expect(visibleLine('a\r\n\tb')).toBe('a b');
});

it('JSON says the same', () => {
  const json = JSON.stringify({ a: '\u202e\u009b\u{e0041}é' });
  expect(visibleJson(json)).toBe('{"a":"\\u202e\\u009b\\udb40\\udc41é"}');
  expect(JSON.parse(visibleJson(json))).toEqual(JSON.parse(json));
});
