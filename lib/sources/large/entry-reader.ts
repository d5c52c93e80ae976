import type { ByteSource } from '../byte-source.ts';
import type { EntryPlaces } from './entry-scanner.ts';

/** Bytes that are read at once where entries follow each other. */
const stretch = 4 * 1024 * 1024;
/** An entry that begins so near the end of the last one follows it. */
const near = 64 * 1024;

/** Reads entries by their number and parses them: `null` for one that is no JSON. One after the other is fastest. */
export function createEntryReader(
  source: ByteSource,
  { starts, lengths }: EntryPlaces,
): (index: number) => Promise<unknown> {
  const decoder = new TextDecoder();
  let held: Uint8Array = new Uint8Array();
  let [heldFrom, lastEnd] = [0, 0];

  /** Whether these bytes are held already; the next stretch of them, where they are not. */
  const hold = async (from: number, to: number): Promise<void> => {
    if (from >= heldFrom && to <= heldFrom + held.length) return;
    const follows = from >= lastEnd && from - lastEnd < near;
    const ahead = follows ? stretch : 8 * (to - from);
    held = await source.read(from, Math.max(to, Math.min(source.size, from + ahead)));
    heldFrom = from;
  };

  return async (index) => {
    const from = starts[index] ?? 0;
    const to = from + (lengths[index] ?? 0);
    await hold(from, to);
    lastEnd = to;
    return parsed(decoder, held.subarray(from - heldFrom, to - heldFrom));
  };
}

function parsed(decoder: TextDecoder, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes)) as unknown;
  } catch {
    return null;
  }
}
