import { onlyDefined } from '../../exchange/defined.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { asObject, asText, type JsonObject } from '../../exchange/json.ts';
import { requestBody, responseBody } from './body.ts';
import { contextOf } from './context.ts';
import { readHeaders } from './headers.ts';
import { socketBody } from './socket-messages.ts';
import { redirectTarget } from './redirect.ts';

/** What the entry itself does not say: its name and place in the inspection, and when it began. */
export type EntryPlace = Pick<Exchange, 'id' | 'entry' | 'startedAt'>;

/** The `request` of a HAR entry that can be read: an object with a URL. `undefined` for anything else. */
export function readableRequest(entry: unknown): JsonObject | undefined {
  const request = asObject((entry as { request?: unknown } | null | undefined)?.request);
  return request && asText(request.url) ? request : undefined;
}

/** The method of a HAR's `request`, upper case; GET where none is said. */
export function methodOf(request: JsonObject): string {
  return asText(request.method)?.toUpperCase() ?? 'GET';
}

/** One HAR 1.2 entry, of any exporter's dialect, as an exchange. What cannot be read is left out; it never throws. */
export function exchangeOfEntry(entry: JsonObject, place: EntryPlace): Exchange {
  const request = asObject(entry.request) ?? {};
  const response = asObject(entry.response) ?? {};
  const url = asText(request.url) ?? '';
  const failure = failureOf(entry, response);
  const status = statusOf(response.status, failure);
  const requestHeaders = readHeaders(request.headers);
  return onlyDefined({
    ...place,
    method: methodOf(request),
    url,
    duration: durationOf(entry.time),
    requestHeaders,
    requestBody: requestBody(request),
    status,
    responseHeaders: readHeaders(response.headers),
    responseBody: (status === 101 ? socketBody(entry) : undefined) ?? responseBody(response, status),
    redirectUrl: redirectTarget(response, url, status),
    failure,
    context: contextOf(entry, requestHeaders),
  });
}

/** Playwright writes -1 for a response that never came: failed, if it says why, else still awaited. */
function statusOf(raw: unknown, failure: string | undefined): number | undefined {
  const status = typeof raw === 'string' ? Number.parseInt(raw, 10) : raw;
  if (typeof status !== 'number' || !Number.isInteger(status) || status > 999) return undefined;
  if (status < 0) return failure === undefined ? undefined : 0;
  return status;
}

/** Chrome and WebKit say `_error`, Playwright `_failureText`. */
function failureOf(entry: JsonObject, response: JsonObject): string | undefined {
  return (
    asText(response._error) ??
    asText(response._failureText) ??
    asText(entry._error) ??
    asText(entry._failureText)
  );
}

function durationOf(raw: unknown): number | undefined {
  const time = typeof raw === 'string' && raw !== '' ? Number(raw) : raw;
  return typeof time === 'number' && Number.isFinite(time) && time >= 0 ? time : undefined;
}
