import type { ExchangeSink } from '../exchange/sink.ts';
import type { Failure } from '../vocabulary/failure.ts';
import { attempted, capturedEntry, readers, wantedExchange, type CapturedEntry } from './captured-entry.ts';
import { openContent, type Unreadable } from './content.ts';
import { trafficIn } from './formats.ts';
import { readableRequest } from './har/entry.ts';
import type { EntryOrder } from './har/order.ts';
import type { Traffic } from './source-format.ts';
import { unreadGap } from './unread-gap.ts';
import { gapsOfTrace, traceOf, type TraceHeader } from './trace.ts';

/** Recorded traffic, read from a file and ready to be fed to an inspection. */
export type Capture = {
  /** `entries` counts all entries of the file; `skipped` those of them that could not be read. */
  readonly source: { readonly kind: 'har' | 'trace'; readonly entries: number; readonly skipped: number };
  /** What the file does not hold, in sentences. */
  readonly gaps: readonly string[];
  /** Titles of the pages that entries belong to, by the ids of these: to be shown, and in no export. */
  readonly titles: Readonly<Record<string, string>>;
  /** What broke off by a mistake of ours before any entry was read. */
  readonly failures: readonly Failure[];
  /**
   * Walks the entries in order of time, and puts those that the sink admits; stops after each. Can be repeated. `failed` is told of
   * each that broke off by a mistake of ours: that one is left out.
   */
  walk(sink: ExchangeSink, failed?: (failure: Failure) => void): Iterator<void>;
  /** Walks them all at once. */
  feed(sink: ExchangeSink): void;
  /** One entry by its index, from 0; `undefined` where there is none or it cannot be read. */
  entryAt(index: number): CapturedEntry | undefined;
};

/**
 * Reads the traffic of a file, as bytes or as text, of whatever kind `sourceFormats` has, packed or not. A damaged file is
 * read as far as it can be: what could not be is counted as skipped and named in the gaps. Never throws.
 */
export function readCapture(input: string | Uint8Array): Capture | Unreadable {
  const traffic = readTraffic(input);
  return 'error' in traffic ? traffic : captureOf(traffic);
}

/** The traffic of a file before anything is made of it. See `readCapture`. */
export function readTraffic(input: string | Uint8Array): Traffic | Unreadable {
  const content = openContent(input);
  return 'error' in content ? content : trafficIn(content);
}

/** Makes ready what was read. Never throws. */
export function captureOf({ log, entries, gaps: told, isDamaged, isAllSaid }: Traffic): Capture {
  const trace = traceOf(log);
  const skipped = entries.reduce((count: number, entry) => (readableRequest(entry) ? count : count + 1), 0);
  const failures: Failure[] = [];
  const failed = (failure: Failure): void => void failures.push(failure);
  const tellGaps = () => (trace ? gapsOfTrace(trace) : readers.gaps(log, entries));
  const gaps = isAllSaid ? [] : attempted('gaps', tellGaps, failed);
  const titles = attempted('titles', () => readers.titles(log['pages']), failed);
  const unread = skipped > 0 && !isDamaged ? [unreadGap(skipped)] : [];
  return {
    source: { kind: trace ? 'trace' : 'har', entries: entries.length, skipped },
    gaps: [...new Set([...unread, ...told, ...(gaps ?? [])])],
    titles: titles ?? {},
    failures,
    walk: (sink, tellFailure) => walkEntries(entries, trace, sink, tellFailure),
    feed: (sink) => {
      const walking = walkEntries(entries, trace, sink);
      while (!walking.next().done);
    },
    entryAt: (index) =>
      attempted('entry', () => capturedEntry(entries[index], trace, readers.order(entries).timeOf, index)),
  };
}

function* walkEntries(
  entries: readonly unknown[],
  trace: TraceHeader | undefined,
  sink: ExchangeSink,
  failed?: (failure: Failure) => void,
): Generator<void, void> {
  const { indices, timeOf } = attempted('order', () => readers.order(entries), failed) ?? asInFile;
  for (let place = 0; place < entries.length; place++) {
    const index = indices?.[place] ?? place;
    const read = () => wantedExchange(entries[index], trace, index, timeOf, sink);
    const exchange = attempted('entry', read, failed);
    if (exchange) sink.put(exchange);
    yield;
  }
}

/** What is left where the order cannot be told. */
const asInFile: EntryOrder = { indices: undefined, timeOf: () => 0 };
