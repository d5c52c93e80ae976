import { encodeBase64 } from '../../exchange/base64.ts';

/** A body's bytes as HAR writes them: text where they are UTF-8, base64 where their charset is another. */
export function bodyText(bytes: Uint8Array): { readonly text: string; readonly encoding?: 'base64' } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: encodeBase64(bytes), encoding: 'base64' };
  }
}

/** The text of a body's bytes: UTF-8 where they are, else by the charset that the answer names; `undefined` where neither fits. RFC 9110 §8.3.2. */
export function textOfBytes(bytes: Uint8Array, contentType: string): string | undefined {
  return decodeText(bytes, 'utf-8') ?? decodeText(bytes, charsetOf(contentType));
}

function charsetOf(contentType: string): string | undefined {
  return /;\s*charset="?([\w.:-]+)/i.exec(contentType)?.[1];
}

function decodeText(bytes: Uint8Array, charset: string | undefined): string | undefined {
  if (!charset) return undefined;
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
