import { Gunzip, Unzlib } from 'fflate';
import { joinBytes } from '../../exchange/join-bytes.ts';
import { isBomb } from './bomb.ts';

/** True for bytes that begin as gzip does (RFC 1952 §2.3.1). */
export function isGzip([a, b, method]: Uint8Array): boolean {
  return a === 0x1f && b === 0x8b && method === 8;
}

/** True for bytes that begin as gzip does, or as zlib does (RFC 1950 §2.2): what mitmproxy writes as `.zhar`. No text begins so. */
export function isPacked(bytes: Uint8Array): boolean {
  return isGzip(bytes) || isZlib(bytes);
}

function isZlib([a, b]: Uint8Array): boolean {
  return a === 0x78 && (b === 0x01 || b === 0x9c || b === 0xda);
}

/** Bytes handed over at a time: what one piece can swell to (a thousandfold) stays bearable. */
const piece = 16_384;

/**
 * What gzip holds (RFC 1952), of all its members, or zlib (RFC 1950). One that is cut off or damaged gives what comes before that. `error` is one line
 * for a person. Never throws; a bomb is left as soon as it shows.
 */
export function unpackGzip(bytes: Uint8Array): { readonly bytes: Uint8Array } | { readonly error: string } {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const name = isGzip(bytes) ? 'gzip' : 'zlib';
  const stream = new (isGzip(bytes) ? Gunzip : Unzlib)((chunk: Uint8Array) => {
    length += chunk.length;
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < bytes.length; at += piece) {
      stream.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
      if (isBomb(length, bytes.length))
        return { error: `This ${name} file swells to more than can be read.` };
    }
  } catch {
    // What came before the damage is read.
  }
  return length > 0
    ? { bytes: joinBytes(chunks) }
    : { error: `This is a ${name} file, but it is empty or damaged.` };
}
