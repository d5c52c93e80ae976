import { expect, it } from 'vitest';
import { compacted } from '../../../build/compact-suffix-list.ts';
// @ts-expect-error A module of constants without types.
import * as list from '../../../node_modules/tldts/dist/es6/src/data/trie.js';

const readBack = async (module: object): Promise<object> =>
  (await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(compacted(module))}`
  )) as object;

it('the list of public suffixes reads back as it was, in less than 90 kB', async () => {
  expect({ ...(await readBack(list as object)) }).toEqual({ ...(list as object) });
  expect(Buffer.byteLength(compacted(list as object))).toBeLessThan(90_000);
});

it('numbers keep the width of their array, and every character that needs care', async () => {
  const constants = {
    narrow: Uint8Array.from({ length: 256 }, (_, at) => at),
    wide: Uint16Array.of(0, 57, 57, 57, 8197, 55_000),
    even: new Uint8Array(5000),
    none: new Uint8Array(),
  };
  expect({ ...(await readBack(constants)) }).toEqual(constants);
});

it('what no string can hold is an error of the build, not a wrong list', () => {
  expect(() => compacted({ wide: Uint16Array.of(60_000) })).toThrow('wide of tldts holds 60000');
  expect(() => compacted({ table: {} })).toThrow('table of tldts');
});
