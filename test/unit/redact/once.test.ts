import { expect, test } from 'vitest';
import { createKnownValues } from '../../../lib/redact/known.ts';
import { once, remembered } from '../../../lib/redact/once.ts';

const asked = (read: (text: string) => string): { of: (text: string) => string; texts: string[] } => {
  const texts: string[] = [];
  const of = (text: string) => {
    texts.push(text);
    return read(text);
  };
  return { of, texts };
};

test('what is remembered is read once', () => {
  const { of, texts } = asked((text) => text.toUpperCase());
  const read = remembered(of);
  expect(['a', 'b', 'a'].map(read)).toEqual(['A', 'B', 'A']);
  expect(texts).toEqual(['a', 'b']);
});

test('a text of which more may become known is read again, others once', () => {
  const known = createKnownValues();
  const { of, texts } = asked((text) => (known.isSafe(text) ? text : 'hidden'));
  const read = once(known, of);
  expect(['kimmarlow', 'scope', 'kimmarlow', 'scope'].map(read)).toEqual([
    'hidden',
    'scope',
    'hidden',
    'scope',
  ]);
  known.addSafe('kimmarlow');
  expect(['kimmarlow', 'kimmarlow'].map(read)).toEqual(['kimmarlow', 'kimmarlow']);
  expect(texts).toEqual(['kimmarlow', 'scope', 'kimmarlow', 'kimmarlow']);
});
