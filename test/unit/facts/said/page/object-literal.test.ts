import { describe, expect, it } from 'vitest';
import { objectLiteral } from '../../../../../lib/facts/said/page/object-literal.ts';

const read = (text: string) => objectLiteral(text, text.indexOf('{'));

describe('an object of a program is read', () => {
  it.each<[string, string, object]>([
    ['with names without quotation marks', `{ error: "gone", code: 7 }`, { error: 'gone', code: 7 }],
    [
      'with texts in any',
      '{ a: \'it\\\'s\', "b": "\\u0041\\x42\\n", c: `no` }',
      { a: "it's", b: 'AB\n', c: 'no' },
    ],
    ['within another', `{ a: { b: { c: 'd' } } }`, { a: { b: { c: 'd' } } }],
    ['with a comma at the end and comments', `{ /* } */ a: 'b', // no\n }`, { a: 'b' }],
    [
      'without functions, lists and sums',
      `{ f: function (x) { return {a: 1}; }, g: (x) => x, l: [{ a: 1 }], s: 'a' + b, t: true, a: 'b' }`,
      { a: 'b' },
    ],
    ['without texts that are filled in', '{ a: `x${y}`, b: "c" }', { b: 'c' }],
  ])('%s', (_, text, object) => {
    expect(read(`var x = ${text};`)?.object).toEqual(object);
  });

  it('up to its brace', () => {
    const text = 'x = {a: 1}; y = {b: 2}';
    expect(read(text)?.end).toBe(text.indexOf(';'));
  });
});

describe('nothing is read of', () => {
  it.each([
    '{ a }',
    '{ ...rest, a: 1 }',
    '{ get a() { return 1; } }',
    '{ a: "b"',
    "{ a: 'b }",
    '[1]',
    '{',
    '',
  ])('%s', (text) => expect(objectLiteral(text, 0)).toBeUndefined());

  it('an object within too many others, or one that is too long', () => {
    expect(objectLiteral('{a:'.repeat(3000), 0)).toBeUndefined();
    expect(objectLiteral(`{ a: "${'x'.repeat(50_000)}" }`, 0)).toBeUndefined();
  });

  it('a name that would change all objects', () => {
    expect(Object.getPrototypeOf(read(`{ "__proto__": { a: 1 } }`)?.object ?? {})).toBe(Object.prototype);
  });
});
