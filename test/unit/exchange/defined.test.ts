import { expect, it } from 'vitest';
import { onlyDefined } from '../../../lib/exchange/defined.ts';

it('leaves out what is undefined, so that the object equals itself after a trip through JSON', () => {
  const fields = onlyDefined({ a: 1, b: undefined, c: null, d: '', e: 0, f: false });
  expect(Object.keys(fields)).toEqual(['a', 'c', 'd', 'e', 'f']);
  expect(JSON.parse(JSON.stringify(fields))).toStrictEqual(fields);
});
