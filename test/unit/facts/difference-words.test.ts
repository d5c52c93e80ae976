import { expect, it } from 'vitest';
import type { AddressPart } from '../../../lib/facts/address-difference.ts';
import { differingWords } from '../../../lib/facts/difference-words.ts';

it.each<[readonly AddressPart[], string]>([
  [['port'], 'the port differs'],
  [['scheme', 'port'], 'the scheme and the port differ'],
  [['scheme', 'host', 'path'], 'the scheme, the host and the path differ'],
  [['case'], 'upper and lower case differ'],
  [[], 'the spelling differs'],
])('where addresses differ in %j, %s', (parts, words) => {
  expect(differingWords(parts)).toBe(words);
});
