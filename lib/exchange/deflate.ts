import { deflateSync, Inflate } from 'fflate';
import { joinBytes } from './join-bytes.ts';

/** Bytes handed over at a time: what one piece can swell to (a thousandfold) stays small. */
const piece = 512;

/**
 * Raw DEFLATE (RFC 1951, without a zlib header) undone. `undefined` for what is no such stream, is cut off, or swells to more than
 * `most` bytes: a bomb is left as soon as it shows.
 */
export function inflateRaw(bytes: Uint8Array, most: number): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((chunk) => {
    length += chunk.length;
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < bytes.length; at += piece) {
      stream.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
      if (length > most) return undefined;
    }
  } catch {
    return undefined;
  }
  return length > 0 ? joinBytes(chunks) : undefined;
}

/** Raw DEFLATE of bytes. The same bytes give the same stream. RFC 1951. */
export function deflateRaw(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes);
}
