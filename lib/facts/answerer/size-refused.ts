import type { Exchange } from '../../exchange/exchange.ts';
import { headerValues } from '../../exchange/headers.ts';
import { answererOf, type Answerer } from './answerer.ts';

/** A cookie that a request sent, and how much room it takes: name, `=` and value. */
export type SentCookie = { readonly name: string; readonly bytes: number };

/** A request that was refused for its size, and what made it so large. Bytes are of UTF-8. */
export type SizeRefused = {
  /** What was too large: headers (cookies above all), the address, the body, or a message of the answer that does not say. */
  readonly part: 'headers' | 'address' | 'body';
  /** `said`: status or page say so. `likely`: a bare 400 for a request near every server’s limit. */
  readonly certainty: 'said' | 'likely';
  readonly answerer: Answerer;
  readonly headerBytes: number;
  readonly cookieBytes: number;
  readonly addressBytes: number;
  /** The largest first, ten at most. */
  readonly cookies: readonly SentCookie[];
  /** How many cookies there were. */
  readonly cookieCount: number;
};

/** The name under which a trace carries the sizes once redaction has taken the values away. */
export const requestSizeVerdictName = 'request_size';

/** Bytes of a header line from which most servers refuse it (nginx and Apache 8 kB, Node.js and IIS 16 kB in all). */
const nearLimit = 7500;

const saidOfHeaders =
  /request header or cookie too large|size of a request header field exceeds|request header (?:is )?too large|header(?:s)? (?:fields? )?(?:is |are )?too (?:large|long|big)|request too long|request header fields too large|cookie too (?:large|big)|header overflow/i;
const saidOfAddress =
  /uri too (?:long|large)|url too long|request-?ur[il] too (?:long|large)|query string too long|404\.15|404\.14|url.s length exceeds/i;
const saidOfBody =
  /request entity too large|payload too large|content too large|body too large|entity too large|404\.13|413\.1/i;

/** Characters of an answer in which that is looked for. */
const longestBody = 5000;

/**
 * A request that was refused for its size: 431, 414 and 413, nginx’s 494, pages that say so under 400 or 404, and, as likely, a 400
 * without words for a request of more than 7500 bytes of headers. `undefined` for anything else. RFC 6585 §5; RFC 9110 §15.5.14, §15.5.15.
 */
export function sizeRefusedOf(exchange: Exchange): SizeRefused | undefined {
  const sizes = requestSizesOf(exchange);
  const part = partOf(exchange);
  const answerer = answererOf(exchange);
  if (part) return { part, certainty: 'said', answerer, ...sizes };
  const isMute = exchange.status === 400 && !exchange.responseBody?.text;
  if (!isMute || Math.max(sizes.headerBytes, sizes.addressBytes) < nearLimit) return undefined;
  const largest = sizes.addressBytes > sizes.headerBytes ? 'address' : 'headers';
  return { part: largest, certainty: 'likely', answerer, ...sizes };
}

function partOf({ status, responseBody }: Exchange): SizeRefused['part'] | undefined {
  if (status === 431 || status === 494) return 'headers';
  if (status === 414) return 'address';
  const text = status !== undefined && status >= 400 ? (responseBody?.text?.slice(0, longestBody) ?? '') : '';
  if (saidOfHeaders.test(text)) return 'headers';
  if (saidOfAddress.test(text)) return 'address';
  return status === 413 || saidOfBody.test(text) ? 'body' : undefined;
}

type Sizes = Pick<SizeRefused, 'headerBytes' | 'cookieBytes' | 'addressBytes' | 'cookies' | 'cookieCount'>;

/** How large a request was. Headers that were not recorded count as nothing. */
function requestSizesOf(exchange: Exchange): Sizes {
  const recorded = readSizes(exchange.verdicts?.[requestSizeVerdictName]);
  if (recorded) return recorded;
  const { requestHeaders = [], url } = exchange;
  const cookies = headerValues(requestHeaders, 'cookie')
    .flatMap((line) => line.split(';'))
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => ({ name: pair.split('=', 1)[0] ?? '', bytes: bytesOf(pair) }));
  return {
    headerBytes: requestHeaders.reduce((sum, [name, value]) => sum + bytesOf(name) + bytesOf(value) + 4, 0),
    cookieBytes: headerValues(requestHeaders, 'cookie').reduce((sum, line) => sum + bytesOf(line), 0),
    addressBytes: bytesOf(url.split('#', 1)[0] ?? ''),
    cookies: cookies.toSorted((a, b) => b.bytes - a.bytes).slice(0, 10),
    cookieCount: cookies.length,
  };
}

/** For a trace: the sizes of a request that was refused for them, whose values redaction shortens. */
export function requestSizeVerdictOf(exchange: Exchange): string | undefined {
  if (!sizeRefusedOf(exchange)) return undefined;
  const { headerBytes, cookieBytes, addressBytes, cookieCount, cookies } = requestSizesOf(exchange);
  const named = cookies.map(({ name, bytes }) => `${name.replaceAll(/[\s,:]/g, '_').slice(0, 80)}:${bytes}`);
  return [headerBytes, cookieBytes, addressBytes, cookieCount, ...named].join(' ');
}

function readSizes(verdict: string | undefined): Sizes | undefined {
  const [headers, cookie, address, count, ...named] = verdict?.split(' ') ?? [];
  const numbers = [headers, cookie, address, count].map(Number);
  if (verdict === undefined || numbers.some((one) => !Number.isInteger(one))) return undefined;
  const [headerBytes = 0, cookieBytes = 0, addressBytes = 0, cookieCount = 0] = numbers;
  const cookies = named.map((one) => {
    const colon = one.lastIndexOf(':');
    return { name: one.slice(0, colon), bytes: Number(one.slice(colon + 1)) || 0 };
  });
  return { headerBytes, cookieBytes, addressBytes, cookieCount, cookies };
}

/** Of UTF-8, counted and not written. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Each half of a pair counts for two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return bytes;
}
