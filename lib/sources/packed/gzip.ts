import { Gunzip } from 'fflate';
import { joinBytes } from '../../exchange/join-bytes.ts';
import { isBomb } from './bomb.ts';

/** True for bytes that begin as gzip does (RFC 1952 §2.3.1). */
export function isGzip([a, b, method]: Uint8Array): boolean {
  return a === 0x1f && b === 0x8b && method === 8;
}

/** Bytes handed over at a time: what one piece can swell to (a thousandfold) stays bearable. */
const piece = 16_384;

/**
 * What gzip holds (RFC 1952), of all its members. One that is cut off or damaged gives what comes before that. `error` is one line
 * for a person. Never throws; a bomb is left as soon as it shows.
 */
export function unpackGzip(bytes: Uint8Array): { readonly bytes: Uint8Array } | { readonly error: string } {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Gunzip((chunk) => {
    length += chunk.length;
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < bytes.length; at += piece) {
      stream.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
      if (isBomb(length, bytes.length)) return { error: 'This gzip file swells to more than can be read.' };
    }
  } catch {
    // What came before the damage is read.
  }
  return length > 0
    ? { bytes: joinBytes(chunks) }
    : { error: 'This is a gzip file, but it is empty or damaged.' };
}
