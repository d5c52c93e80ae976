import { bodyText } from '../har/body-text.ts';
import { contentOf } from './content.ts';
import { headerOf, readMessage, type RawMessage } from './message.ts';

/** What a proxy saved of one exchange. */
export type RawExchange = {
  readonly request: Uint8Array;
  readonly response: Uint8Array | undefined;
  /** Its address, where that is told beside the messages. */
  readonly url?: string | undefined;
  /** As HAR writes it. */
  readonly startedDateTime?: string | undefined;
  /** Milliseconds. */
  readonly time?: number | undefined;
};

/** The entry of a HAR; `null` for what is no request, and for the tunnel that HTTPS goes through (CONNECT, RFC 9110 §9.3.6). */
export function entryOfRaw({ request, response, url, startedDateTime, time }: RawExchange): object | null {
  const asked = readMessage(request);
  const [method = '', target = ''] = asked?.start.split(' ') ?? [];
  if (!asked || target === '' || method.toUpperCase() === 'CONNECT') return null;
  const answered = response && readMessage(response);
  return {
    ...(startedDateTime !== undefined && { startedDateTime }),
    ...(time !== undefined && { time }),
    request: {
      method,
      url: url ?? addressOf(target, headerOf(asked, 'host')),
      headers: asked.headers,
      ...(asked.body.length > 0 && { postData: bodyOf(asked) }),
    },
    response: answered
      ? { ...statusIn(answered.start), headers: answered.headers, content: bodyOf(answered) }
      : {},
  };
}

function addressOf(target: string, host: string): string {
  return target.startsWith('/') ? `http://${host}${target}` : target;
}

function statusIn(line: string): { readonly status: number; readonly statusText: string } {
  const [, status = '0', statusText = ''] = /^HTTP\/[\d.]+ (\d{3})(?: (.*))?$/.exec(line) ?? [];
  return { status: Number(status), statusText };
}

function bodyOf(message: RawMessage): object {
  const mimeType = headerOf(message, 'content-type');
  const size = message.body.length;
  if (size === 0) return { mimeType, size };
  const content = contentOf(message);
  return content ? { mimeType, size, ...bodyText(content) } : { mimeType, size, comment: 'packed' };
}
