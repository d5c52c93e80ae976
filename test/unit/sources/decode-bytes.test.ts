import { describe, expect, test } from 'vitest';
import { decodeBytes } from '../../../lib/sources/decode-bytes.ts';
import { har, harEntry } from '../../support/har.ts';

describe('the encoding of a file', () => {
  const text = har([harEntry({ url: 'https://ü.example/' })]);
  const utf16 = (bom: boolean, swap: boolean): Uint8Array => {
    const bytes = Uint8Array.from(Buffer.from((bom ? '\ufeff' : '') + text, 'utf16le'));
    return swap ? Uint8Array.from(bytes, (_, at) => bytes[at ^ 1]!) : bytes;
  };

  test.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with BOM', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16LE with BOM', utf16(true, false)],
    ['UTF-16BE with BOM', utf16(true, true)],
    ['UTF-16LE', utf16(false, false)],
    ['UTF-16BE', utf16(false, true)],
  ])('%s is read', (_, bytes) => {
    expect(decodeBytes(bytes)).toBe(text);
  });

  test('no bytes are no text', () => {
    expect(decodeBytes(new Uint8Array())).toBe('');
  });
});
