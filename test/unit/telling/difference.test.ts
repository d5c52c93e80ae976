import { describe, expect, it } from 'vitest';
import { markedDifference } from '../../../lib/telling/difference.ts';

const marked = (a: string, b: string) =>
  markedDifference(a, b).map((pieces) =>
    pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''),
  );

describe('what differs between two values', () => {
  it('is marked between what they share', () => {
    expect(marked('http://app.example/cb', 'https://app.example/cb')).toEqual([
      'http://app.example/cb',
      'http[s]://app.example/cb',
    ]);
    expect(marked('https://op.example/', 'https://op.example')).toEqual([
      'https://op.example[/]',
      'https://op.example',
    ]);
    expect(marked('http://localhost:3000', 'http://127.0.0.1:3000')).toEqual([
      'http://[localhost]:3000',
      'http://[127.0.0.1]:3000',
    ]);
  });

  it('is marked in each part of an address', () => {
    expect(marked('http://notes.example:3793/callback', 'http://shop.example:3526/callbak')).toEqual([
      'http://[notes.example:3793]/callba[c]k',
      'http://[shop.example:3526]/callbak',
    ]);
    expect(marked('https://a.example/cb?x=1#z', 'https://b.example/cb?x=2#z')).toEqual([
      'https://[a].example/cb?x=[1]#z',
      'https://[b].example/cb?x=[2]#z',
    ]);
    expect(marked('https://a.example/same', 'urn:b:same')).toEqual([
      '[https://a.example/]same',
      '[urn:b:]same',
    ]);
  });

  it('is all of it where they share nothing or one is empty', () => {
    expect(marked('abc', 'xyz')).toEqual(['[abc]', '[xyz]']);
    expect(marked('', 'xyz')).toEqual(['', '[xyz]']);
  });

  it('never counts a character twice', () => {
    expect(marked('aa', 'aaa')).toEqual(['aa', 'aa[a]']);
    expect(marked('abab', 'ab')).toEqual(['ab[ab]', 'ab']);
  });

  it('is nothing in equal values', () => {
    expect(marked('same', 'same')).toEqual(['same', 'same']);
  });

  it('stands among the ends of what is long', () => {
    const long = 'x'.repeat(500);
    const [first] = marked(`${long}A${long}`, `${long}B${long}`);
    expect(first).toBe(`…${'x'.repeat(48)}[A]${'x'.repeat(48)}…`);
  });

  it('never parts a character of two halves', () => {
    expect(marked('a😀', 'a😁')).toEqual(['a[😀]', 'a[😁]']);
  });
});
