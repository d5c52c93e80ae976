import { decodeBase64 } from './base64.ts';
import { inflateRaw } from './deflate.ts';
import { percentDecoded } from './percent.ts';

/** Encodings within encodings: deeper than this nobody wraps a value by accident. */
const deepest = 4;
/** Characters of all readings together. */
const mostText = 400_000;
/** Runs of base64 that are tried in one text. */
const mostRuns = 50;

/**
 * A text as it stands and what it says when it is decoded: percent-encoding, escapes of JSON, base64, base64url and hexadecimals of
 * text, gzip in base64; each within the others. Bounded in depth and length; what cannot be decoded is left out. RFC 3986 §2.1; RFC 8259
 * §7; RFC 4648 §4, §5, §8; RFC 1952.
 */
export function readingsOf(text: string): readonly string[] {
  const seen = new Set<string>();
  let left = mostText;
  const read = (one: string, depth: number): void => {
    if (one === '' || seen.has(one) || one.length > left) return;
    seen.add(one);
    left -= one.length;
    if (depth >= deepest) return;
    if (one.includes('%')) read(one.replace(/(?:%[0-9A-F]{2})+/gi, percentDecoded), depth + 1);
    if (one.includes('\\')) read(unescaped(one), depth + 1);
    for (const run of runsIn(one)) {
      const inside = textIn(run);
      if (inside !== undefined) read(inside, depth + 1);
    }
  };
  read(text, 0);
  return [...seen];
}

/** Runs that may be the base64 or hexadecimals of a text. Signatures and keys decode to no text. */
function runsIn(text: string): readonly string[] {
  const runs: string[] = [];
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/g)) {
    if (runs.length >= mostRuns) break;
    runs.push(run);
  }
  return runs;
}

function textIn(run: string): string | undefined {
  const bytes = ofHex(run) ?? decodeBase64(run);
  if (!bytes) return undefined;
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isGzip ? gunzipped(bytes) : bytes;
  return plain && asText(plain);
}

/** Octets written as pairs of hexadecimals; `undefined` for anything else. RFC 4648 §8. */
function ofHex(run: string): Uint8Array | undefined {
  if (run.length % 2 === 1 || !/^[\dA-F]+$/i.test(run)) return undefined;
  return Uint8Array.from({ length: run.length / 2 }, (_, at) =>
    Number.parseInt(run.slice(2 * at, 2 * at + 2), 16),
  );
}

function asText(bytes: Uint8Array): string | undefined {
  if (bytes.some(isControl)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** No text has one of these: most of what is no text is told by it, long before a decoder throws. */
function isControl(byte: number): boolean {
  return byte < 32 && byte !== 9 && byte !== 10 && byte !== 13;
}

/** Behind a header of ten octets, an added field and up to two names. RFC 1952 §2.3. */
function gunzipped(bytes: Uint8Array): Uint8Array | undefined {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1 || bytes.length;
  if (flags & 2) at += 2;
  return inflateRaw(bytes.subarray(at), mostText);
}

function unescaped(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\(["\\/])/g, '$1');
}

/** Values that a text holds as a whole, as tokens are written: between characters that no token has. RFC 6750 §2.1. */
export function* valuesIn(text: string): Generator<string> {
  for (const [run] of text.matchAll(/[\w.~+/-]{16,}={0,2}/g)) {
    yield run;
    const bare = run.replace(/=+$/, '');
    if (bare !== run) yield bare;
    if (/[+/]/.test(bare)) for (const part of bare.split(/[+/]/)) if (part.length >= 16) yield part;
  }
}
