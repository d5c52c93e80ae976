import { expect, it } from 'vitest';
import { bodyText, textOfBytes } from '../../../../lib/sources/har/body-text.ts';

const latin = Uint8Array.of(0x46, 0xfc, 0x72);

it('bytes are text where they are UTF-8, else base64', () => {
  expect(bodyText(new TextEncoder().encode('Für'))).toEqual({ text: 'Für' });
  expect(bodyText(latin)).toEqual({ text: 'Rvxy', encoding: 'base64' });
});

it('bytes that are no UTF-8 are read by the charset that the answer names, and not guessed at', () => {
  expect(textOfBytes(new TextEncoder().encode('Für'), 'text/html; charset=iso-8859-1')).toBe('Für');
  expect(textOfBytes(latin, 'text/html; charset="ISO-8859-1"')).toBe('Für');
  expect(textOfBytes(latin, 'text/html')).toBeUndefined();
  expect(textOfBytes(latin, 'text/html; charset=unheard-of')).toBeUndefined();
});
