import { decodeBase64, encodeBase64 } from './base64.ts';
import { deflateRaw, inflateRaw } from './deflate.ts';
import { longestXml } from './xml.ts';

/**
 * How a document travels in a parameter: base64 of its text (POST binding), base64 of its raw DEFLATE (redirect binding), or as it is
 * (WS-Federation, CAS). SAML Bindings §3.4.4.1, §3.5.4.
 */
export type Packing = 'base64' | 'deflate' | 'plain';

/** The text of a document, and how it was packed. */
export type PackedXml = { readonly text: string; readonly packing: Packing };

/**
 * The document in a parameter. `undefined` for what does not decode to something that begins as XML does, or is longer than is read.
 * Decoding decides, not the name of the binding: senders mix them up.
 */
export function unpackXml(value: string): PackedXml | undefined {
  if (value.length > longestXml * 1.4) return undefined;
  if (/^\s*</.test(value)) return { text: value, packing: 'plain' };
  // Line breaks are laid out by the sender; a blank is a `+` that nobody escaped.
  const bytes = decodeBase64(
    value
      .trim()
      .replace(/[\r\n\t]+ */g, '')
      .replaceAll(' ', '+'),
  );
  if (!bytes || bytes.length < 8) return undefined;
  const plain = asXmlText(bytes);
  if (plain !== undefined) return { text: plain, packing: 'base64' };
  const inflated = inflateRaw(bytes, longestXml);
  const text = inflated && asXmlText(inflated);
  return text === undefined ? undefined : { text, packing: 'deflate' };
}

/** Packs a document again, the way it came. */
export function packXml({ text, packing }: PackedXml): string {
  if (packing === 'plain') return text;
  const bytes = new TextEncoder().encode(text);
  return encodeBase64(packing === 'deflate' ? deflateRaw(bytes) : bytes);
}

/** UTF-8 text whose first character, but for a byte order mark and white space, is `<`. */
function asXmlText(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 64));
  if (!/^(?:\u00ef\u00bb\u00bf)?\s*</.test(start)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
