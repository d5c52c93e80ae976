import { asObject, type JsonObject } from '../../exchange/json.ts';
import type { ExchangeSink } from '../../exchange/sink.ts';
import type { Failure } from '../../vocabulary/failure.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Capture } from '../capture.ts';
import { attempted, capturedEntry, readers, wantedExchange, type CapturedEntry } from '../captured-entry.ts';
import { readableRequest } from '../har/entry.ts';
import { createGapWatch } from '../har/gaps.ts';
import { orderOfTimes, type EntryOrder } from '../har/order.ts';
import { cutOff, damaged } from '../har/recovery.ts';
import { gapsOfTrace, traceOf } from '../trace.ts';
import { unreadGap } from '../unread-gap.ts';
import { createEntryReader } from './entry-reader.ts';
import { EntryScanner, type EntryPlaces } from './entry-scanner.ts';

/** As `Capture`, of a file that is too large to be held. What its entries lack, and how many cannot be read, is known once all were walked. */
export type LargeCapture = Pick<Capture, 'source' | 'gaps' | 'titles' | 'failures'> & {
  walk(sink: ExchangeSink, failed?: (failure: Failure) => void): AsyncIterator<void>;
  entryAt(index: number): Promise<CapturedEntry | undefined>;
};

/** Bytes that are scanned at a time. */
const piece = 4 * 1024 * 1024;
/** What stands around the list of entries is read whole, if it is no longer. */
const longestFrame = 32 * 1024 * 1024;

/**
 * A HAR or a trace of our own that is too large to be held. It is read twice: to find where its entries are and when they began, and in order
 * of time, an entry at a time. `undefined` where it has no `log.entries`. Rejects where the file is gone meanwhile.
 */
export async function openLargeHar(source: ByteSource): Promise<LargeCapture | undefined> {
  const places = await scanned(source);
  if (!places) return undefined;
  const frame = await frameOf(source, places);
  return captureOf(source, places, frame);
}

async function scanned(source: ByteSource): Promise<EntryPlaces | undefined> {
  const scanner = new EntryScanner();
  for await (const bytes of piecesOf(source)) scanner.take(bytes);
  return scanner.places();
}

async function* piecesOf(source: ByteSource): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < source.size; at += piece) yield source.read(at, Math.min(source.size, at + piece));
}

/** What is known of the file without its entries; `damage`: what is wrong with it, in a sentence. */
type Frame = { readonly log: JsonObject; readonly damage: string | undefined };

async function frameOf(source: ByteSource, { from, to }: EntryPlaces): Promise<Frame> {
  const isCutOff = to < 0;
  const end = isCutOff ? source.size : to;
  if (from + source.size - end > longestFrame) return { log: {}, damage: isCutOff ? cutOff : undefined };
  const head = new TextDecoder().decode(await source.read(0, from));
  const tail = isCutOff ? ']}}' : new TextDecoder().decode(await source.read(to, source.size));
  const log = logIn(head + tail);
  return { log: log ?? {}, damage: isCutOff ? cutOff : log ? undefined : damaged };
}

function logIn(text: string): JsonObject | undefined {
  try {
    return asObject(asObject(JSON.parse(text))?.['log']);
  } catch {
    return undefined;
  }
}

function captureOf(source: ByteSource, places: EntryPlaces, { log, damage }: Frame): LargeCapture {
  const trace = traceOf(log);
  const failures: Failure[] = [];
  const failed = (failure: Failure): void => void failures.push(failure);
  const count = places.starts.length;
  const missing = damage === cutOff ? 1 : 0;
  const order = orderOfTimes(places.times);
  const watch = createGapWatch();
  const titles = attempted('titles', () => readers.titles(log['pages']), failed) ?? {};
  const unread: string[] = [];
  let skipped = missing;

  async function* walk(
    sink: ExchangeSink,
    tellFailure?: (failure: Failure) => void,
  ): AsyncGenerator<void, void> {
    skipped = missing;
    for await (const { index, raw } of inOrder(source, places, order)) {
      if (!readableRequest(raw)) skipped += 1;
      if (!trace) watch.look(raw);
      const wanted = () => wantedExchange(raw, trace, index, order.timeOf, sink);
      const exchange = attempted('entry', wanted, tellFailure);
      if (exchange) sink.put(exchange);
      yield;
    }
    if (skipped > 0 && damage === undefined) unread.push(unreadGap(skipped));
    unread.push(...(trace ? gapsOfTrace(trace) : watch.told(log)));
  }

  return {
    get source() {
      return { kind: trace ? 'trace' : 'har', entries: count + missing, skipped } as const;
    },
    get gaps() {
      return damage === undefined ? unread : [damage, ...unread];
    },
    titles,
    failures,
    walk,
    entryAt: async (index) => {
      if (!(index >= 0 && index < count)) return undefined;
      const raw = await createEntryReader(source, places)(index);
      return attempted('entry', () => capturedEntry(raw, trace, order.timeOf, index));
    },
  };
}

type NumberedEntry = { readonly index: number; readonly raw: unknown };

async function* inOrder(
  source: ByteSource,
  places: EntryPlaces,
  { indices }: EntryOrder,
): AsyncGenerator<NumberedEntry, void> {
  const read = createEntryReader(source, places);
  for (let place = 0; place < places.starts.length; place++) {
    const index = indices?.[place] ?? place;
    yield read(index).then((raw) => ({ index, raw }));
  }
}
