import { hasUnseen, visible } from '../telling/visible.ts';
import type { Exchange, Header } from '../exchange/exchange.ts';
import { withoutFragment } from '../exchange/parameters.ts';

/**
 * A request as a command line of curl, for a POSIX shell: method, address without its fragment, headers and body as they were recorded.
 * Headers that curl makes itself are left out. Redact the exchange first: nothing is hidden here.
 */
export function curlOf({ method, url, requestHeaders = [], requestBody }: Exchange): string {
  const body = requestBody?.text;
  const headers = requestHeaders.filter(isTold);
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const parts = [
    `curl ${method === (body === undefined ? 'GET' : 'POST') ? '' : `-X ${quoted(method)} `}${quoted(withoutFragment(url))}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body !== undefined && !hasType ? [`-H ${quoted(`content-type: ${requestBody?.mediaType}`)}`] : []),
    ...(body === undefined ? [] : [`--data-raw ${quoted(body)}`]),
  ];
  return parts.join(' \\\n  ');
}

/** HTTP/2's own names begin with a colon; length and encoding are curl's affair. */
function isTold([name]: Header): boolean {
  return !/^(?::.*|host|content-length|accept-encoding|connection)$/i.test(name);
}

/** One word for a POSIX shell, whatever is in it; what cannot be seen is written by its bytes (POSIX.1-2024, XCU 2.2.4). */
function quoted(text: string): string {
  if (hasUnseen(text)) return `$'${withBytes(text.replace(/['\\]/g, String.raw`\$&`))}'`;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function withBytes(text: string): string {
  return [...text].map((one) => (visible(one) === one ? one : bytesOf(one))).join('');
}

function bytesOf(character: string): string {
  return Array.from(
    new TextEncoder().encode(character),
    (byte) => String.raw`\x` + byte.toString(16).padStart(2, '0'),
  ).join('');
}
