import type { Body } from '../../lib/exchange/exchange.ts';
import { mediaType } from '../../lib/exchange/headers.ts';
import { textOfBytes } from '../../lib/sources/har/body-text.ts';
import { isOpaque } from '../../lib/sources/har/body.ts';
import type { ResponseDetails } from '../../lib/sources/web-request/details.ts';
import { longestResponse } from './shortened.ts';

/** An answer on its way to the page, piece by piece: what is not written on never arrives. As much of Firefox’s `StreamFilter` as is needed. */
export type AnswerStream = {
  ondata: ((event: { readonly data: ArrayBuffer }) => void) | null;
  onstop: (() => void) | null;
  onerror: (() => void) | null;
  write(data: ArrayBuffer): void;
  /** Lets what is still to come pass by itself. */
  disconnect(): void;
};

export type AnswersParts = {
  /** Takes hold of the answer to a request; throws where that is too late. */
  readonly open: (requestId: string) => AnswerStream;
  /** Id of the exchange whose answer this is, if it tells of a login and nobody has its body. */
  readonly wanted: (details: ResponseDetails) => string | undefined;
  readonly take: (id: string, body: Body) => void;
  /** Runs a task once an answer has taken longer than any of a login’s does. */
  readonly muchLater: (task: () => void) => void;
};

type Reading = {
  readonly id: string;
  readonly contentType: string;
  readonly stream: AnswerStream;
  /** `undefined` once there is too much of it. */
  pieces: Uint8Array[] | undefined;
  size: number;
  /** All of it has passed. */
  isRead: boolean;
  /** The browser says that it was whole. */
  isWhole: boolean;
};

/** So many at once: a page that opens logins by the hundred does not fill the memory. */
const mostReadings = 64;

/**
 * Reads answers while they pass, for the exchanges that want theirs. Every piece is written on before it is looked at, and whatever goes wrong
 * here, the page gets what was sent. A body is told once it has passed and the browser has called it whole: half a token answer is none.
 */
export class Answers {
  readonly #parts: AnswersParts;
  readonly #readings = new Map<string, Reading>();

  constructor(parts: AnswersParts) {
    this.#parts = parts;
  }

  /** How many answers are being read. */
  get size(): number {
    return this.#readings.size;
  }

  /** The headers of an answer have come, and its body waits for this to return. */
  begins(details: ResponseDetails): void {
    const { requestId } = details;
    if (this.#readings.has(requestId) || this.#readings.size >= mostReadings) return;
    const contentType = headerOf(details, 'content-type');
    if (!isReadable(details, contentType)) return;
    const id = this.#parts.wanted(details);
    if (id === undefined) return;
    this.#follow(requestId, {
      id,
      stream: this.#parts.open(requestId),
      contentType,
      pieces: [],
      size: 0,
      isRead: false,
      isWhole: false,
    });
  }

  /** The browser is done with a request: all of the answer came, or it broke off. */
  ended(requestId: string, isWhole: boolean): void {
    const reading = this.#readings.get(requestId);
    if (!reading) return;
    if (!isWhole) this.#readings.delete(requestId);
    else {
      reading.isWhole = true;
      this.#tell(requestId, reading);
    }
  }

  /** The worker ends: what is on its way passes by itself from now on, as nobody will be there to hand it on. */
  letAllPass(): void {
    for (const { stream } of this.#readings.values()) disconnect(stream);
    this.#readings.clear();
  }

  #follow(requestId: string, reading: Reading): void {
    const { stream } = reading;
    this.#readings.set(requestId, reading);
    const letPass = (): void => {
      reading.pieces = undefined;
      this.#forget(requestId, reading);
      disconnect(stream);
    };
    Object.assign(stream, {
      ondata: ({ data }: { readonly data: ArrayBuffer }) => {
        stream.write(data);
        if (!reading.pieces) return;
        reading.size += data.byteLength;
        if (reading.size > longestResponse) letPass();
        else reading.pieces.push(new Uint8Array(data));
      },
      onstop: () => {
        disconnect(stream);
        reading.isRead = true;
        this.#tell(requestId, reading);
      },
      onerror: letPass,
    });
    this.#parts.muchLater(letPass);
  }

  #forget(requestId: string, reading: Reading): void {
    if (this.#readings.get(requestId) === reading) this.#readings.delete(requestId);
  }

  #tell(requestId: string, reading: Reading): void {
    const { id, contentType, pieces, isRead, isWhole } = reading;
    if (!isRead || !isWhole) return;
    this.#forget(requestId, reading);
    const text =
      pieces && pieces.length > 0 ? textOfBytes(joined(pieces, reading.size), contentType) : undefined;
    if (text !== undefined) this.#parts.take(id, { mediaType: mediaType(contentType), text });
  }
}

/** It may be over already. */
function disconnect(stream: AnswerStream): void {
  try {
    stream.disconnect();
  } catch {
    // What has ended needs no end.
  }
}

/** Redirects show no body, and what is no text tells nothing. A stream of events may never end. RFC 9110 §6.4.1. */
function isReadable({ method, statusCode, ...details }: ResponseDetails, contentType: string): boolean {
  if (method === 'HEAD' || statusCode < 200 || statusCode === 204 || statusCode === 205) return false;
  if (statusCode >= 300 && statusCode < 400) return false;
  const type = mediaType(contentType);
  if (isOpaque(type) || /^text\/(?:css|event-stream)$|javascript|^application\/octet-stream$/.test(type))
    return false;
  return !(Number(headerOf({ ...details, method, statusCode }, 'content-length')) > longestResponse);
}

function headerOf({ responseHeaders }: ResponseDetails, lowerCase: string): string {
  return responseHeaders?.find(({ name }) => name.toLowerCase() === lowerCase)?.value ?? '';
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
