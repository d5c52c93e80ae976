import { inflateRaw } from '../../exchange/deflate.ts';
import { joinBytes } from '../../exchange/join-bytes.ts';
import { isGzip, unpackGzip } from '../packed/gzip.ts';
import { headerOf, type RawMessage } from './message.ts';

/** Bytes that a body may swell to. */
const most = 16 * 1024 * 1024;

/**
 * The body of a message without its chunks (RFC 9112 §7.1) and its compression (RFC 9110 §8.4). `undefined` for what is packed as cannot be
 * unpacked here: Brotli, Zstandard. A proxy that has unpacked it already and kept the headers is noticed.
 */
export function contentOf(message: RawMessage): Uint8Array | undefined {
  const isChunked = /chunked/i.test(headerOf(message, 'transfer-encoding'));
  const body = (isChunked ? withoutChunks(message.body) : undefined) ?? message.body;
  const coding = headerOf(message, 'content-encoding').toLowerCase();
  if (isGzip(body)) {
    const unpacked = unpackGzip(body);
    return 'error' in unpacked ? undefined : unpacked.bytes;
  }
  if (coding === 'deflate') return inflated(body) ?? asText(body);
  return coding === 'br' || coding === 'zstd' ? asText(body) : body;
}

function inflated(body: Uint8Array): Uint8Array | undefined {
  const isZlib = body[0] === 0x78;
  return inflateRaw(isZlib ? body.subarray(2) : body, most);
}

/** It was unpacked already where it is text. */
function asText(body: Uint8Array): Uint8Array | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body.subarray(0, 4096), { stream: true });
    return text.includes('\0') ? undefined : body;
  } catch {
    return undefined;
  }
}

/** `undefined` for what is not chunked. A last chunk that was cut off is taken as far as it goes. */
function withoutChunks(bytes: Uint8Array): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(0x0a, at);
    const size = end < 0 || end - at > 64 ? NaN : sizeIn(bytes.subarray(at, end));
    if (Number.isNaN(size)) return chunks.length > 0 ? joinBytes(chunks) : undefined;
    if (size === 0) break;
    chunks.push(bytes.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 2;
  }
  return joinBytes(chunks);
}

function sizeIn(line: Uint8Array): number {
  const digits = /^([\da-f]{1,7})\s*(?:;.*)?\r?$/i.exec(String.fromCharCode(...line))?.[1];
  return digits === undefined ? NaN : Number.parseInt(digits, 16);
}
