import type { Exchange } from '../../exchange/exchange.ts';
import { headerValues } from '../../exchange/headers.ts';
import {
  readRecordedSizes,
  writeRecordedSizes,
  type RecordedSizes,
} from '../../exchange/quoting-verdicts.ts';
import { answererOf, type Answerer } from './answerer.ts';
import { refusedPart } from './refused-part.ts';

/**
 * A request that was refused for its size, and what made it so large: bytes of UTF-8, sixty cookies at most, the largest first. Part:
 * headers (cookies above all), the address or the body. `said`: status or page say so. `likely`: a bare 400 for a request near
 * every server’s limit.
 */
export type SizeRefused = RecordedSizes & { readonly answerer: Answerer };

/** Bytes of a header line from which most servers refuse it (nginx and Apache 8 kB, Node.js and IIS 16 kB in all). */
const nearLimit = 7500;

/**
 * A request that was refused for its size: 431, 414 and 413, nginx’s 494, pages that say so under 400 or 404, and, as likely, a 400
 * without words for a request of more than 7500 bytes of headers. `undefined` for anything else. RFC 6585 §5; RFC 9110 §15.5.14, §15.5.15.
 */
export function sizeRefusedOf(exchange: Exchange): SizeRefused | undefined {
  const sizes = readRecordedSizes(exchange.verdicts?.request_size) ?? refusedSizesOf(exchange);
  return sizes && { ...sizes, answerer: answererOf(exchange) };
}

/** For a trace: the sizes of a request that was refused for them, whose values redaction shortens. */
export function requestSizeVerdictOf(exchange: Exchange): string | undefined {
  const refused = sizeRefusedOf(exchange);
  return refused && writeRecordedSizes(refused);
}

function refusedSizesOf(exchange: Exchange): RecordedSizes | undefined {
  const part = refusedPart(exchange);
  const sizes = sizesOf(exchange);
  if (part) return { part, certainty: 'said', ...sizes };
  const isMute = exchange.status === 400 && exchange.responseBody === undefined;
  if (!isMute || Math.max(sizes.headerBytes, sizes.addressBytes) < nearLimit) return undefined;
  const largest = sizes.addressBytes > sizes.headerBytes ? 'address' : 'headers';
  return { part: largest, certainty: 'likely', ...sizes };
}

/** How large a request was. Headers that were not recorded count as nothing. */
function sizesOf(exchange: Exchange): Omit<RecordedSizes, 'part' | 'certainty'> {
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
    cookies: cookies.toSorted((a, b) => b.bytes - a.bytes).slice(0, 60),
    cookieCount: cookies.length,
  };
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
