import type { Exchange } from '../exchange/exchange.ts';
import { asObject, asText, type JsonObject } from '../exchange/json.ts';
import { answersWithError, saysError } from '../exchange/refused-own-call.ts';
import type { ExchangeSink } from '../exchange/sink.ts';
import { failureOf, type Failure } from '../vocabulary/failure.ts';
import { requestText } from './har/body.ts';
import { isRawPage } from './har/context.ts';
import { exchangeOfEntry, methodOf, readableRequest } from './har/entry.ts';
import { gapsOf } from './har/gaps.ts';
import { rawCredential, rawHeader } from './har/headers.ts';
import { orderOf, type EntryOrder } from './har/order.ts';
import { pageTitles } from './har/page-titles.ts';
import { rawRedirect } from './har/redirect.ts';
import { restoreExchange, type TraceHeader } from './trace.ts';

/** One entry of a file, and whether the gate of a sink lets it through for itself, not for what is around it. */
export type CapturedEntry = {
  readonly exchange: Exchange;
  isAdmitted(sink: ExchangeSink): boolean;
};

/** What reads a file, by the name under which one that throws is told. */
export const readers = { order: orderOf, gaps: gapsOf, entry: exchangeOfEntry, titles: pageTitles };

/** What a reader makes of the file; `undefined` where it throws, and `failed` is told. */
export function attempted<T>(
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

/** The exchange of an entry, where the gate of the sink lets it through, for itself or for what is around it. */
export function wantedExchange(
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

/** An entry for itself, whatever the gate says. */
export function capturedEntry(
  entry: unknown,
  trace: TraceHeader | undefined,
  timeOf: (index: number) => number,
  index: number,
): CapturedEntry | undefined {
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
    typeof response?.status === 'number' ? response.status : 0,
  );
}

/** Chrome names the requests that the browser makes for FedCM: their addresses say nothing, their type does. */
function isAdmitted(sink: ExchangeSink, entry: JsonObject, request: JsonObject): boolean {
  const response = asObject(entry.response);
  if (entry._resourceType === 'fedcm' || isKnownCall(entry) || admits(sink, request, response)) return true;
  return isError(entry, response) && sink.admitsError(request.url as string);
}

/** By its status, or by what it says under status 200; of that a trace keeps the words. */
function isError(entry: JsonObject, response: JsonObject | undefined): boolean {
  const { status } = response ?? {};
  if (status !== 200) return typeof status === 'number' && status >= 400;
  return answersWithError(response && rawJson(response)) || saysError(asText(verdictsOf(entry)?.['said']));
}

/** Redaction took the body of the call away, by which it was known. */
function isKnownCall(entry: JsonObject): boolean {
  const verdicts = verdictsOf(entry);
  const passkey = verdicts?.['passkey_answer'] ?? verdicts?.['passkey_options'];
  return verdicts?.['called'] === 'rpc' || passkey !== undefined;
}

function verdictsOf(entry: JsonObject): JsonObject | undefined {
  return asObject(asObject(entry['_oauth'])?.['verdicts']);
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
    response && rawJson(response),
  );
}

/** A body of JSON, or of what may be a request for a wallet, as it was recorded. Base64 is not read: such answers are text. */
function rawJson(response: JsonObject): string | undefined {
  const content = asObject(response.content);
  const { text, mimeType, encoding } = content ?? {};
  if (typeof text !== 'string' || typeof mimeType !== 'string' || encoding === 'base64') return undefined;
  return mimeType.includes('json') || mimeType.includes('oauth-authz-req') ? text : undefined;
}

function isRefusal(status: unknown): boolean {
  return status === 401 || status === 403;
}
