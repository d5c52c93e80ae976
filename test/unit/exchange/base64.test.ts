import { describe, expect, it } from 'vitest';
import { decodeBase64, decodeBase64Text, encodeBase64Url } from '../../../lib/exchange/base64.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('base64url', () => {
  it.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foobar', 'Zm9vYmFy'],
  ])('writes “%s” as “%s”, without padding', (text, encoded) => {
    expect(encodeBase64Url(bytes(text))).toBe(encoded);
  });

  it('uses - and _ for the two letters that URLs cannot hold', () => {
    expect(encodeBase64Url(Uint8Array.of(0xfb, 0xff, 0xbf))).toBe('-_-_');
  });

  it('gives every byte back', () => {
    const all = Uint8Array.from({ length: 256 }, (_, at) => at);
    for (const length of [254, 255, 256])
      expect(decodeBase64(encodeBase64Url(all.subarray(0, length)))).toEqual(all.subarray(0, length));
  });
});

describe('reading base64', () => {
  it.each(['Zm9vYg==', 'Zm9vYg'])('takes “%s”, padded or not', (text) => {
    expect(decodeBase64(text)).toEqual(bytes('foob'));
  });

  it('takes either alphabet', () => {
    expect(decodeBase64('+/+/')).toEqual(decodeBase64('-_-_'));
  });

  it.each(['Z', 'Zm9v!', 'Zm 9v', 'Zm9v\n', '====', 'Zg===', 'é', 'Zg==Zg=='])('refuses “%s”', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });

  it('gives text that is UTF-8, and none that is not', () => {
    expect(decodeBase64Text('w7w')).toBe('ü');
    expect(decodeBase64Text('_w')).toBeUndefined();
    expect(decodeBase64Text('not base64')).toBeUndefined();
  });

  it('gives a replacement character that was written, and none that was not', () => {
    expect(decodeBase64Text('77-9')).toBe('\ufffd');
    expect(decodeBase64Text('77-9_w')).toBeUndefined();
    expect(decodeBase64Text('77-')).toBeUndefined();
  });

  it('reads the next text as if there had been none that broke off', () => {
    expect(decodeBase64Text('w7zD')).toBeUndefined();
    expect(decodeBase64Text('vA')).toBeUndefined();
    expect(decodeBase64Text('w7w')).toBe('ü');
  });

  it('reads a long text in full', () => {
    const long = 'ü'.repeat(20_000);
    expect(decodeBase64Text(encodeBase64Url(bytes(long)))).toBe(long);
  });
});
