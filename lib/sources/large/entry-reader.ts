import type { ByteSource } from '../byte-source.ts';
import type { EntryPlaces } from './entry-scanner.ts';

/** Bytes that are read at once where entries follow each other. */
const stretch = 2 * 1024 * 1024;
/** An entry that begins so near the end of the last one follows it. */
const near = 64 * 1024;
/** Stretches that are held: several recordings of one time, put together in one file, are read side by side. */
const most = 32;

/** Bytes of the file, and where the last entry that was read of them ended. */
type Held = { readonly from: number; readonly bytes: Uint8Array; lastEnd: number };

/** Reads entries by their number and parses them: `null` for one that is no JSON. One after the other is fastest, of some places in turn. */
export function createEntryReader(
  source: ByteSource,
  { starts, lengths }: EntryPlaces,
): (index: number) => Promise<unknown> {
  const decoder = new TextDecoder();
  /** The one that was used last is the last. */
  const all: Held[] = [];

  /** What holds these bytes; the next stretch of them, where nothing does. */
  const holding = async (from: number, to: number): Promise<Held> => {
    const at = all.findLastIndex((held) => from >= held.from && to <= held.from + held.bytes.length);
    if (at >= 0) return all.splice(at, 1)[0]!;
    const before = all.findLastIndex(({ lastEnd }) => from >= lastEnd && from - lastEnd < near);
    const ahead = before >= 0 ? stretch : 8 * (to - from);
    if (before >= 0) all.splice(before, 1);
    else if (all.length >= most) all.shift();
    const bytes = await source.read(from, Math.max(to, Math.min(source.size, from + ahead)));
    return { from, bytes, lastEnd: from };
  };

  return async (index) => {
    const from = starts[index] ?? 0;
    const to = from + (lengths[index] ?? 0);
    const held = await holding(from, to);
    held.lastEnd = to;
    all.push(held);
    return parsed(decoder, held.bytes.subarray(from - held.from, to - held.from));
  };
}

function parsed(decoder: TextDecoder, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes)) as unknown;
  } catch {
    return null;
  }
}
