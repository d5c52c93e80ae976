import type { Exchange } from '../../exchange/exchange.ts';
import { headerValues } from '../../exchange/headers.ts';
import { readRecordedSizes, type RecordedSizes } from '../../exchange/quoting-verdicts.ts';

/** Bytes of a header line from which most servers refuse it (nginx and Apache 8 kB, Node.js and IIS 16 kB in all). */
const nearLimit = 7500;

const saidOfHeaders =
  /request header or cookie too large|request ?header ?section ?(?:too ?large|exceeds)|size of a request header field exceeds|request header (?:is )?too large|header(?:s)? (?:fields? )?(?:is |are )?too (?:large|long|big)|request too long|request header fields too large|cookie too (?:large|big)|header overflow/i;
const saidOfAddress =
  /uri too (?:long|large)|url too long|request-?ur[il] too (?:long|large)|query string too long|404\.15|404\.14|url.s length exceeds/i;
const saidOfBody =
  /request entity too large|payload too large|content too large|body too large|entity too large|404\.13|413\.1/i;

/** Characters of an answer in which that is looked for. */
const longestBody = 5000;

/** What was too large of a request that was refused for it, and its sizes, without who refused; see `sizeRefusedOf`. RFC 6585 §5. */
export function refusedSizes(exchange: Exchange): RecordedSizes | undefined {
  return readRecordedSizes(exchange.verdicts?.request_size) ?? refusedSizesOf(exchange);
}

function refusedSizesOf(exchange: Exchange): RecordedSizes | undefined {
  const part = partOf(exchange);
  const sizes = sizesOf(exchange);
  if (part) return { part, certainty: 'said', ...sizes };
  const isMute = exchange.status === 400 && exchange.responseBody === undefined;
  if (!isMute || Math.max(sizes.headerBytes, sizes.addressBytes) < nearLimit) return undefined;
  const largest = sizes.addressBytes > sizes.headerBytes ? 'address' : 'headers';
  return { part: largest, certainty: 'likely', ...sizes };
}

function partOf({ status, responseBody }: Exchange): RecordedSizes['part'] | undefined {
  if (status === 431 || status === 494) return 'headers';
  if (status === 414) return 'address';
  const text = status !== undefined && status >= 400 ? (responseBody?.text?.slice(0, longestBody) ?? '') : '';
  if (saidOfHeaders.test(text)) return 'headers';
  if (saidOfAddress.test(text)) return 'address';
  return status === 413 || saidOfBody.test(text) ? 'body' : undefined;
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
