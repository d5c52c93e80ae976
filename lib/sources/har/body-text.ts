import { encodeBase64 } from '../../exchange/base64.ts';

/** A body's bytes as HAR writes them: text where they are UTF-8, base64 where their charset is another. */
export function bodyText(bytes: Uint8Array): { readonly text: string; readonly encoding?: 'base64' } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: encodeBase64(bytes), encoding: 'base64' };
  }
}
