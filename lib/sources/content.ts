import { traceInPage } from '../exchange/bundled-trace.ts';
import { decodeBytes } from './decode-bytes.ts';
import { openArchive, type Archive } from './packed/archive.ts';
import { isPacked, unpackGzip } from './packed/gzip.ts';
import { refusalOfBytes, refusalOfText } from './unreadable.ts';

/** What a file holds, taken out of what it was packed in, before anybody knows which tool wrote it. */
export type Content =
  | { readonly form: 'json'; readonly root: unknown }
  /** No JSON, with the error that says so. */
  | { readonly form: 'text'; readonly text: string; readonly mistake: unknown }
  | { readonly form: 'archive'; readonly archive: Archive };

/** Why a file could not be read: one line for a person. */
export type Unreadable = { readonly error: string };

/** Bytes of a text: no engine holds a longer one. */
export const mostText = 500_000_000;

/** So often is something unpacked that turns out to be packed again. */
const mostLayers = 3;

/** Opens a file: bytes as they are, or text that was decoded already. Never throws. */
export function openContent(input: string | Uint8Array, layers = mostLayers): Content | Unreadable {
  if (typeof input === 'string') return openText(input);
  if (isPacked(input)) {
    const unpacked = layers > 0 ? unpackGzip(input) : { error: 'This file is packed too often to be read.' };
    return 'error' in unpacked ? unpacked : openContent(unpacked.bytes, layers - 1);
  }
  const archive = openArchive(input);
  if (archive) return 'error' in archive ? archive : { form: 'archive', archive };
  if (input.length > mostText) return { error: 'This file is too large to be read.' };
  const refusal = refusalOfBytes(input);
  return refusal === undefined ? openText(decodeBytes(input)) : { error: refusal };
}

function openText(encoded: string): Content | Unreadable {
  const file = withoutByteOrderMark(encoded);
  const text = traceInPage(file) ?? file;
  const refusal = refusalOfText(text);
  if (refusal !== undefined) return { error: refusal };
  try {
    return { form: 'json', root: JSON.parse(text) as unknown };
  } catch (mistake) {
    return { form: 'text', text, mistake };
  }
}

/** Also one that was written as UTF-8 and read as Latin-1. */
function withoutByteOrderMark(text: string): string {
  if (text.startsWith('\ufeff')) return text.slice(1);
  return text.startsWith('\u00ef\u00bb\u00bf') ? text.slice(3) : text;
}
