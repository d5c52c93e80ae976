import { expect, it } from 'vitest';
import { percentDecoded } from '../../../lib/exchange/percent.ts';

it.each([
  ['a%20b%2Fc', 'a b/c'],
  ['%C3%A9', 'é'],
  ['a+b', 'a+b'],
])('%s reads as %s', (text, read) => {
  expect(percentDecoded(text)).toBe(read);
});

it.each(['%', '%zz', '%E0%A4%A', '100% %20'])('%s stays as it is', (text) => {
  expect(percentDecoded(text)).toBe(text);
});
