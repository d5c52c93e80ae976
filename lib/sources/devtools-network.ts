import type { Body, Exchange } from '../exchange/exchange.ts';
import { asObject, asText, type JsonObject } from '../exchange/json.ts';
import { exchangeOfEntry } from './har/entry.ts';
import { parseTime } from './har/time.ts';
import { holdsCredentials } from './web-request/credential-form.ts';

/** What `devtools.network.onRequestFinished` hands over: a HAR 1.2 entry, its response body apart from it. */
export type HarEntry = {
  readonly startedDateTime?: unknown;
  readonly time?: unknown;
  readonly request?: unknown;
  readonly response?: unknown;
};

/** What the entry's `getContent` gave. Firefox gives the media type in place of the encoding. */
export type DevtoolsContent = { readonly text: string; readonly encoding?: string };

/**
 * An exchange that DevTools saw in `tab`, with its response body where `content` could be had. `arrival` counts the
 * entries of that tab; it tells apart those that began at the same moment and is the exchange's `entry`.
 */
export function exchangeFromDevtools(
  entry: HarEntry,
  content: DevtoolsContent | undefined,
  tab: number,
  arrival: number,
): Exchange {
  const startedAt = parseTime(entry.startedDateTime) || 0;
  const started = asText(entry.startedDateTime) ?? startedAt;
  const place = { id: `devtools:${tab}:${started}:${arrival}`, entry: arrival, startedAt };
  const exchange = exchangeOfEntry(withContent(entry, content), place);
  const requestBody = exchange.requestBody && withoutCredentials(exchange.requestBody);
  return { ...exchange, ...(requestBody && { requestBody }), context: { ...exchange.context, tab } };
}

/** What a person types to prove who they are is not kept, whichever source sees it. */
function withoutCredentials(body: Body): Body {
  return body.text !== undefined && holdsCredentials(body.text) ? { mediaType: body.mediaType } : body;
}

function withContent(entry: JsonObject, content: DevtoolsContent | undefined): JsonObject {
  if (!content?.text) return entry;
  const response = asObject(entry.response);
  const recorded = asObject(response?.content);
  const encoding = content.encoding === 'base64' ? 'base64' : recorded?.encoding;
  return { ...entry, response: { ...response, content: { ...recorded, text: content.text, encoding } } };
}
