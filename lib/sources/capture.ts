import type { Exchange } from '../exchange/exchange.ts';
import type { ExchangeSink } from '../exchange/sink.ts';
import { failureOf, type Failure } from '../vocabulary/failure.ts';
import { asObject, type JsonObject } from '../exchange/json.ts';
import { requestText } from './har/body.ts';
import { isRawPage } from './har/context.ts';
import { exchangeOfEntry, methodOf, readableRequest } from './har/entry.ts';
import { gapsOf } from './har/gaps.ts';
import { rawCredential, rawHeader } from './har/headers.ts';
import { orderOf, type EntryOrder } from './har/order.ts';
import { pageTitles } from './har/page-titles.ts';
import { rawRedirect } from './har/redirect.ts';
import { openContent, type Unreadable } from './content.ts';
import { trafficIn } from './formats.ts';
import type { Traffic } from './source-format.ts';
import { gapsOfTrace, restoreExchange, traceOf, type TraceHeader } from './trace.ts';

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

/** One entry of a file, and whether the gate of a sink lets it through for itself, not for what is around it. */
export type CapturedEntry = {
  readonly exchange: Exchange;
  isAdmitted(sink: ExchangeSink): boolean;
};

/** What reads a file, by the name under which one that throws is told. */
export const readers = { order: orderOf, gaps: gapsOf, entry: exchangeOfEntry, titles: pageTitles };

/**
 * Reads the traffic of a file, as bytes or as text, of whatever kind `sourceFormats` has, packed or not. A damaged file is
 * read as far as it can be: what could not be is counted as skipped and named in the gaps. Never throws.
 */
export function readCapture(input: string | Uint8Array): Capture | Unreadable {
  const content = openContent(input);
  if ('error' in content) return content;
  const traffic = trafficIn(content);
  return 'error' in traffic ? traffic : captureOf(traffic);
}

function captureOf({ log, entries, gaps: told, isDamaged }: Traffic): Capture {
  const trace = traceOf(log);
  const skipped = entries.reduce((count: number, entry) => (readableRequest(entry) ? count : count + 1), 0);
  const failures: Failure[] = [];
  const failed = (failure: Failure): void => void failures.push(failure);
  const tellGaps = () => (trace ? gapsOfTrace(trace) : readers.gaps(log, entries));
  const gaps = attempted('gaps', tellGaps, failed);
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
      attempted('entry', () => entryAt(entries, trace, readers.order(entries).timeOf, index)),
  };
}

function unreadGap(skipped: number): string {
  return skipped === 1
    ? '1 entry of the file could not be read.'
    : `${skipped} entries of the file could not be read.`;
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

/** What a reader makes of the file; `undefined` where it throws, and `failed` is told. */
function attempted<T>(
  id: keyof typeof readers,
  read: () => T,
  failed?: (failure: Failure) => void,
): T | undefined {
  try {
    return read();
  } catch (error) {
    failed?.(failureOf('reader', id, error));
    return undefined;
  }
}

function wantedExchange(
  raw: unknown,
  trace: TraceHeader | undefined,
  index: number,
  timeOf: EntryOrder['timeOf'],
  sink: ExchangeSink,
): Exchange | undefined {
  const request = readableRequest(raw);
  if (!request) return undefined;
  const entry = raw as JsonObject;
  const startedAt = timeOf(index);
  return isWanted(sink, entry, request, startedAt) ? exchangeOf(entry, trace, index, startedAt) : undefined;
}

function exchangeOf(
  entry: JsonObject,
  trace: TraceHeader | undefined,
  index: number,
  startedAt: number,
): Exchange {
  const exchange = readers.entry(entry, { id: `har:${index}`, entry: index, startedAt });
  return trace ? restoreExchange(exchange, entry, trace) : exchange;
}

function entryAt(
  entries: readonly unknown[],
  trace: TraceHeader | undefined,
  timeOf: (index: number) => number,
  index: number,
): CapturedEntry | undefined {
  const entry = entries[index];
  const request = readableRequest(entry);
  if (!request) return undefined;
  const startedAt = timeOf(index);
  return {
    exchange: exchangeOf(entry as JsonObject, trace, index, startedAt),
    isAdmitted: (sink) => isAdmitted(sink, entry as JsonObject, request),
  };
}

function isWanted(sink: ExchangeSink, entry: JsonObject, request: JsonObject, startedAt: number): boolean {
  if (isAdmitted(sink, entry, request)) return true;
  const response = asObject(entry.response);
  const setsCookies = response !== undefined && rawHeader(response.headers, 'set-cookie') !== undefined;
  return sink.admitsAround(
    request.url as string,
    startedAt,
    isRawPage(entry, request, response),
    setsCookies,
  );
}

/** Chrome names the requests that the browser makes for FedCM: their addresses say nothing, their type does. */
function isAdmitted(sink: ExchangeSink, entry: JsonObject, request: JsonObject): boolean {
  const response = asObject(entry.response);
  if (entry._resourceType === 'fedcm' || isKnownCall(entry) || admits(sink, request, response)) return true;
  const isError = typeof response?.status === 'number' && response.status >= 400;
  return isError && sink.admitsError(request.url as string);
}

/** Redaction took the body of the call away, by which it was known. */
function isKnownCall(entry: JsonObject): boolean {
  return asObject(asObject(entry['_oauth'])?.['verdicts'])?.['called'] === 'rpc';
}

function admits(sink: ExchangeSink, request: JsonObject, response: JsonObject | undefined): boolean {
  return sink.admits(
    methodOf(request),
    request.url as string,
    response && rawRedirect(response),
    rawCredential(request.headers),
    requestText(request),
    rawHeader(request.headers, 'referer'),
    response && isRefusal(response.status) ? rawHeader(response.headers, 'www-authenticate') : undefined,
  );
}

function isRefusal(status: unknown): boolean {
  return status === 401 || status === 403;
}
