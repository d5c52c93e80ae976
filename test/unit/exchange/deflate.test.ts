import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { deflateRaw, inflateRaw } from '../../../lib/exchange/deflate.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('raw DEFLATE', () => {
  it('of any length is undone', () => {
    for (const length of [1, 511, 512, 513, 100_000]) {
      const text = bytes('<samlp:AuthnRequest>'.repeat(length).slice(0, length));
      expect(inflateRaw(deflateRawSync(text), 200_000)).toEqual(text);
      expect(inflateRaw(deflateRaw(text), 200_000)).toEqual(text);
    }
  });

  it('is left when it swells beyond what is read', () => {
    const bomb = deflateRawSync(Buffer.alloc(50_000_000, 60));
    expect(inflateRaw(bomb, 1_000_000)).toBeUndefined();
  });

  it.each([
    ['nothing', bytes('')],
    ['text', bytes('not compressed at all, only words')],
    ['another format', gzipSync('x')],
    ['a stream cut off', deflateRawSync('a longer text that is cut off').subarray(0, 12)],
  ])('is not %s', (_, input) => {
    expect(inflateRaw(input, 1000)).toBeUndefined();
  });
});
