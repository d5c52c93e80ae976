import { describe, expect, it } from 'vitest';
import { asPlain, decodeCbor } from '../../../lib/exchange/cbor.ts';

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const read = (hex: string): unknown => decodeCbor(octets(hex));
const plain = (hex: string): unknown => asPlain(decodeCbor(octets(hex)));

describe('an item is read as the examples of RFC 8949, appendix A, have it:', () => {
  it.each<[string, unknown]>([
    ['00', 0],
    ['1903e8', 1000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['1bffffffffffffffff', 18_446_744_073_709_551_615n],
    ['20', -1],
    ['3903e7', -1000],
    ['3bffffffffffffffff', -18_446_744_073_709_551_616n],
    ['fa47c35000', 100_000],
    ['fb3ff199999999999a', 1.1],
    ['f4', false],
    ['f5', true],
    ['f6', null],
    ['f7', undefined],
    ['4401020304', octets('01020304')],
    ['62c3bc', 'ü'],
    ['826161a161626163', ['a', new Map([['b', 'c']])]],
    ['a201020304', new Map([[1, 2], [3, 4]])], // prettier-ignore
  ])('%s', (hex, value) => {
    expect(read(hex)).toEqual(value);
  });

  it.each<[string, unknown]>([
    ['f90000', 0],
    ['f98000', -0],
    ['f93c00', 1],
    ['f93e00', 1.5],
    ['f97bff', 65_504],
    ['f90001', 5.960464477539063e-8],
    ['f90400', 0.00006103515625],
    ['f9c400', -4],
    ['f97c00', Infinity],
    ['f97e00', Number.NaN],
    ['f9fc00', -Infinity],
  ])('a number of two octets, %s', (hex, value) => {
    expect(read(hex)).toBe(value);
  });

  it.each<[string, unknown]>([
    ['5f42010243030405ff', octets('0102030405')],
    ['7f657374726561646d696e67ff', 'streaming'],
    ['9fff', []],
    ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
    ['83018202039f0405ff', [1, [2, 3], [4, 5]]],
    ['bf61610161629f0203ffff', new Map<string, unknown>([['a', 1], ['b', [2, 3]]])], // prettier-ignore
    ['826161bf61626163ff', ['a', new Map([['b', 'c']])]],
  ])('a length that is not said beforehand, %s', (hex, value) => {
    expect(read(hex)).toEqual(value);
  });

  it('a tag keeps the octets that it stood in', () => {
    expect(read('d818456449455446')).toEqual({
      tag: 24,
      value: octets('6449455446'),
      octets: octets('d818456449455446'),
    });
    expect(plain('c074323031332d30332d32315432303a30343a30305a')).toBe('2013-03-21T20:04:00Z');
  });
});

describe('nothing is read of', () => {
  it.each([
    ['nothing', ''],
    ['what stands behind an item', '0000'],
    ['an end of nothing', 'ff'],
    ['a list without its end', '9f0102'],
    ['a map whose last value is missing', 'bf6161ff'],
    ['an end within a list of a said length', '82ff01'],
    ['a text that is put together of octets', '7f4101ff'],
    ['a text within a text', '7f7f6161ffff'],
    ['a number without length', '1f'],
    ['a tag without number', 'df00'],
    ['a length that is reserved', '1c'],
    ['more octets than there are', '5affffffff00'],
    ['more octets than a number can say', '5bffffffffffffffff00'],
    ['a key that is a list', 'a18001'],
    ['a key that is there twice', 'a2616101616102'],
    ['half of a number', 'f93c'],
    ['a kind of value that is reserved', 'fc'],
  ])('%s', (_, hex) => {
    expect(read(hex)).toBeUndefined();
  });

  it.each([
    ['lists', 0x81],
    ['lists without a length', 0x9f],
    ['tags', 0xc0],
  ])('%s in one another without end', (_, octet) => {
    expect(decodeCbor(new Uint8Array(100_000).fill(octet))).toBeUndefined();
  });
});
