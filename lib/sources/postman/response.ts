import { asObject, asText, type JsonObject } from '../../exchange/json.ts';
import { bodyText } from '../har/body-text.ts';
import { headersOf } from './headers.ts';

/** An answer of Postman as HAR tells it: a saved one has its body as text, one of Newman as bytes. None is one that never came. */
export function harResponse(answer: JsonObject | undefined): object {
  if (!answer) return { status: 0, headers: [], content: {} };
  const headers = headersOf(answer['header']);
  const mimeType = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  const bytes = bytesOf(asObject(answer['stream']));
  return {
    status: answer['code'],
    statusText: asText(answer['status']) ?? '',
    headers,
    content: { mimeType, ...(bytes ? bodyText(bytes) : { text: asText(answer['body']) }) },
  };
}

/** Bytes as `Buffer` writes itself as JSON. */
function bytesOf(stream: JsonObject | undefined): Uint8Array | undefined {
  const data = stream?.['data'];
  return Array.isArray(data) && data.every((one: unknown) => typeof one === 'number')
    ? Uint8Array.from(data)
    : undefined;
}
