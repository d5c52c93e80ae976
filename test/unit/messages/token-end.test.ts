import { describe, expect, it } from 'vitest';
import { endOfToken, hexOfEnd } from '../../../lib/messages/token-end.ts';

describe('the end of a token', () => {
  it('is the same wherever the token stands', () => {
    const text = '{"t":"SlAV32hkKG-access-7a9d"}';
    expect(endOfToken(text, text.length - 2)).toBe(endOfToken('SlAV32hkKG-access-7a9d'));
  });

  it('is another where the last characters are', () => {
    expect(endOfToken('SlAV32hkKG-access-7a9e')).not.toBe(endOfToken('SlAV32hkKG-access-7a9d'));
  });

  it('in hexadecimals is that of the whole written so', () => {
    expect(hexOfEnd('access-7a9d')).toEqual(['37613964', '37613964']);
    expect(hexOfEnd('access-jklm')).toEqual(['6a6b6c6d', '6A6B6C6D']);
  });
});
