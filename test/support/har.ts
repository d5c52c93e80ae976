import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { ExchangeSink } from '../../lib/exchange/sink.ts';
import { readCapture, type Capture } from '../../lib/sources/capture.ts';

/** What a test says about a HAR entry; `request` and `response` are laid over sensible defaults. */
export type HarEntryFields = {
  readonly url?: unknown;
  readonly request?: object;
  readonly response?: object;
  readonly [member: string]: unknown;
};

/** One HAR 1.2 entry: a GET answered 200 with an empty page, unless told otherwise. */
export function harEntry({ url, request, response, ...members }: HarEntryFields = {}): object {
  return {
    startedDateTime: '2026-01-01T00:00:00.000Z',
    time: 12,
    request: {
      method: 'GET',
      url: url ?? 'https://app.example/',
      httpVersion: 'HTTP/1.1',
      headers: [{ name: 'Host', value: 'app.example' }],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
      ...request,
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      headers: [{ name: 'Content-Type', value: 'text/html' }],
      cookies: [],
      content: { size: 0, mimeType: 'text/html' },
      redirectURL: '',
      headersSize: -1,
      bodySize: 0,
      ...response,
    },
    cache: {},
    timings: { send: 0, wait: 12, receive: 0 },
    ...members,
  };
}

/** The text of a HAR with these entries. */
export function har(entries: unknown, log: object = {}): string {
  return JSON.stringify({
    log: { version: '1.2', creator: { name: 'test', version: '1' }, entries, ...log },
  });
}

/** Reads a HAR that must be readable. */
export function captureFrom(text: string | Uint8Array): Capture {
  const capture = readCapture(text);
  if ('error' in capture) throw new Error(`unreadable: ${capture.error}`);
  return capture;
}

/** All exchanges of a HAR, in the order they were fed. */
export function exchangesOf(text: string | Uint8Array): readonly Exchange[] {
  const exchanges: Exchange[] = [];
  captureFrom(text).feed({
    admits: () => true,
    admitsError: () => true,
    admitsAround: () => true,
    remembers: () => false,
    put: (exchange) => exchanges.push(exchange) > 0,
  });
  return exchanges;
}

/** The only exchange of a HAR with this one entry. */
export function exchangeOf(fields: HarEntryFields): Exchange {
  const [exchange] = exchangesOf(har([harEntry(fields)]));
  if (!exchange) throw new Error('the entry gave no exchange');
  return exchange;
}

/** What the gate was asked, and a sink that admits only URLs with `part` in them. */
export function recordingSink(part: string): {
  readonly sink: ExchangeSink;
  readonly asked: readonly (readonly unknown[])[];
  readonly kept: readonly Exchange[];
} {
  const asked: unknown[][] = [];
  const kept: Exchange[] = [];
  const sink: ExchangeSink = {
    admits: (...question) => {
      asked.push(question);
      return question[1].includes(part);
    },
    admitsError: () => false,
    admitsAround: () => false,
    remembers: () => false,
    put: (exchange) => kept.push(exchange) > 0,
  };
  return { sink, asked, kept };
}
