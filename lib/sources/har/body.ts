import { decodeBase64 } from '../../exchange/base64.ts';
import { isCleaned } from '../../exchange/cleaned.ts';
import type { Body } from '../../exchange/exchange.ts';
import { mediaType } from '../../exchange/headers.ts';
import { asObject, asText, type JsonObject } from '../../exchange/json.ts';
import { rawHeader } from './headers.ts';
import { textOfBytes } from './body-text.ts';
import { bodyOfParams } from './form.ts';

/** The text of a HAR request's body, where it was recorded; what the gate asks for before anything is built. */
export function requestText(request: JsonObject): string | undefined {
  const text = rawRequestText(request);
  return text !== undefined && isStandIn(text) ? undefined : text;
}

/** What a cleaner puts in the place of a whole body is short and holds no values; parts of another one may be good. */
function isStandIn(text: string): boolean {
  return text.length < 60 && !/[={]/.test(text) && isCleaned(text.trim());
}

function rawRequestText(request: JsonObject): string | undefined {
  const postData = request.postData;
  if (typeof postData === 'string') return postData || undefined;
  if (typeof postData !== 'object' || postData === null) return undefined;
  const { text, params } = postData as JsonObject;
  if (typeof text === 'string' && text !== '') return sentText(text, postData as JsonObject);
  if (typeof text === 'object' && text !== null) return writtenDown(text);
  const contentType = requestType(request);
  return bodyOfParams(params, mediaType(contentType), contentType);
}

/** The body of a HAR's `request`; `undefined` when it had none, or nothing says it had one. */
export function requestBody(request: JsonObject): Body | undefined {
  const text = requestText(request);
  const type = mediaType(requestType(request));
  if (text !== undefined) return { mediaType: type, text };
  const postData = asObject(request.postData);
  const isElsewhere =
    postData !== undefined &&
    (hasFile(postData) || postData.comment !== undefined || rawRequestText(request) !== undefined);
  return isElsewhere || isSize(request.bodySize) ? { mediaType: type } : undefined;
}

/** The body of a HAR's `response`: as text where it is text and was recorded; `{ mediaType }` where only its size was. */
export function responseBody(response: JsonObject, status: number | undefined): Body | undefined {
  const content = asObject(response.content);
  const contentType = responseType(response, content);
  const type = mediaType(contentType);
  const text = content && recordedText(content.text, content.encoding, contentType);
  if (text !== undefined && text !== '' && !isStandIn(text)) return { mediaType: type, text };
  if (!content) return undefined;
  const isRecorded = isSize(content.size) || hasFile(content) || asText(content.text) !== undefined;
  return isRecorded || (isSize(response.bodySize) && hasBody(status)) ? { mediaType: type } : undefined;
}

/** Text of a body that DevTools or a HAR gives as `text` and `encoding`; `undefined` where it is not text. */
function recordedText(text: unknown, encoding: unknown, contentType: string): string | undefined {
  if (typeof text === 'object' && text !== null) return writtenDown(text);
  if (typeof text !== 'string' || isOpaque(mediaType(contentType))) return undefined;
  return encoding === 'base64' ? fromBase64(text, contentType) : text;
}

/** Some exporters parse a JSON body. A file can be nested deeper than can be written down again. */
function writtenDown(json: object): string | undefined {
  try {
    return JSON.stringify(json);
  } catch {
    return undefined;
  }
}

/** Media types whose bodies are never text. */
export function isOpaque(type: string): boolean {
  return /^(?:image\/(?!svg)|audio\/|video\/|font\/|model\/|application\/(?:zip|gzip|pdf|wasm|font|x-font))/.test(
    type,
  );
}

function responseType(response: JsonObject, content: JsonObject | undefined): string {
  const said = asText(content?.mimeType);
  return said && said !== 'x-unknown' ? said : (rawHeader(response.headers, 'content-type') ?? '');
}

function requestType(request: JsonObject): string {
  return asText(asObject(request.postData)?.mimeType) ?? rawHeader(request.headers, 'content-type') ?? '';
}

function sentText(text: string, postData: JsonObject): string | undefined {
  if (postData.encoding === 'base64' || postData._isBase64 === true) return fromBase64(text, '');
  const first = text.charCodeAt(0);
  return first === 67 || first === 99 ? withoutUploadHeaders(text) : text;
}

/** Firefox puts the headers of an upload stream in front of a form's body. */
function withoutUploadHeaders(text: string): string {
  return /^content-(?:type|length|disposition):/i.test(text)
    ? text.replace(/^(?:[^\r\n]+\r?\n)*\r?\n/, '')
    : text;
}

function fromBase64(text: string, contentType: string): string | undefined {
  const bytes = decodeBase64(/\s/.test(text) ? text.replace(/\s+/g, '') : text);
  // Some exporters flag text as base64 that is none.
  if (!bytes) return text;
  return textOfBytes(bytes, contentType);
}

function isSize(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}

/** RFC 9110 §6.4.1; redirects are left out too: their bodies are never shown. */
function hasBody(status: number | undefined): boolean {
  return status !== undefined && status >= 200 && status !== 204 && !(status >= 300 && status < 400);
}

/** Playwright saves bodies beside the HAR (`content: 'attach'`). */
function hasFile(holder: JsonObject): boolean {
  return asText(holder._file) !== undefined || asText(holder._sha1) !== undefined;
}
