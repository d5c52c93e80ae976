import type { Body } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { ExchangeSink } from '../../exchange/sink.ts';
import { holdsCredentials } from './credential-form.ts';
import type { RequestBodyDetails } from './details.ts';

/** Longer bodies (uploads) are no protocol messages and are not even decoded. A large SAML response has 100 kB. */
const longestBody = 256 * 1024;

/**
 * The body as webRequest shows it. `text` is absent when it was too long, contained files or could not be read;
 * `undefined` when there was none.
 */
export function readRequestBody(details: RequestBodyDetails | null | undefined): Body | undefined {
  if (!details) return undefined;
  if (details.formData) return formBody(details.formData);
  const text = rawText(details.raw);
  return text === undefined ? { mediaType: '' } : { mediaType: sniffed(text), text };
}

/**
 * The body as it may be kept: its text stays only when the body is a protocol message by itself. A login form that is
 * posted to a URL full of protocol parameters must not leave a password behind.
 */
export function keepableBody(sink: ExchangeSink, method: string, url: string, body: Body): Body {
  const { text } = body;
  if (text === undefined) return body;
  const ours = sink.admits(method, endpointOf(url), undefined, undefined, text) && !holdsCredentials(text);
  return ours ? body : { mediaType: body.mediaType };
}

/** The fields in the browser's order (Chrome sorts them by name), form-encoded again; multipart forms as well. */
function formBody(fields: Readonly<Record<string, readonly unknown[]>>): Body {
  const form = new URLSearchParams();
  for (const [name, values] of Object.entries(fields)) {
    for (const value of values)
      form.append(name, typeof value === 'string' ? value : (bytesText(value) ?? ''));
  }
  return { mediaType: 'application/x-www-form-urlencoded', text: form.toString() };
}

function rawText(parts: RequestBodyDetails['raw']): string | undefined {
  if (!parts?.length) return undefined;
  const decoder = new TextDecoder();
  let text = '';
  for (const part of parts) {
    // A character may begin in one part and end in the next.
    const piece = part.file === undefined ? bytesText(part.bytes, decoder) : undefined;
    if (piece === undefined || text.length + piece.length > longestBody) return undefined;
    text += piece;
  }
  return text;
}

/** UTF-8 text of an ArrayBuffer or a view of one. */
function bytesText(bytes: unknown, decoder = new TextDecoder()): string | undefined {
  // Firefox hands over buffers of another realm: `instanceof` says no to them.
  const size = (bytes as ArrayBuffer | null | undefined)?.byteLength;
  if (typeof size !== 'number' || size > longestBody) return undefined;
  try {
    return decoder.decode(bytes as ArrayBuffer, { stream: true });
  } catch {
    return undefined;
  }
}

function sniffed(text: string): string {
  if (/^\s*[{[]/.test(text)) return 'application/json';
  if (text.startsWith('--')) return 'multipart/form-data';
  return /^[^\s=&<>{}]+=[^\s<>{}]*$/.test(text) ? 'application/x-www-form-urlencoded' : '';
}
