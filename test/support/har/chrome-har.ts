import type { Content, Entry, Har, Header, PostData, QueryString } from 'har-format';
import type { Hop } from './record-network.ts';

export type HarOptions = {
  /** Bodies of scripts and styles longer than this are left out, as long ones are in real exports. Default 2000. */
  readonly assetLimit?: number;
};

/**
 * Hops as Chrome's Network panel would export them "with sensitive data": no fragments in request URLs, `redirectURL` as
 * the Location header has it, raw (still encoded) names and values in `queryString` and `params`, `_` members of its own.
 */
export function toChromeHar(hops: readonly Hop[], { assetLimit = 2000 }: HarOptions = {}): Har {
  const documents = hops.filter((hop) => hop.sent.type === 'Document' && !hop.sent.redirectResponse);
  const pages = new Map(documents.map((hop, index) => [hop.sent.loaderId, `page_${index + 1}`]));
  return {
    log: {
      version: '1.2',
      creator: { name: 'WebInspector', version: '537.36' },
      pages: documents.map((hop, index) => ({
        startedDateTime: startOf(hop),
        id: `page_${index + 1}`,
        title: hop.sent.documentURL,
        pageTimings: { onContentLoad: -1, onLoad: -1 },
      })),
      entries: hops.map((hop) => toEntry(hop, pages.get(loaderOf(hop, hops)), assetLimit)),
    },
  };
}

/** A preflight belongs to no document; the request that it clears the way for does. */
function loaderOf({ sent }: Hop, hops: readonly Hop[]): string {
  const { requestId } = sent.initiator;
  if (sent.loaderId !== '' || requestId === undefined) return sent.loaderId;
  return hops.find((hop) => hop.sent.requestId === requestId)?.sent.loaderId ?? '';
}

const startOf = (hop: Hop): string => new Date(hop.sent.wallTime * 1000).toISOString();

function toEntry(hop: Hop, pageref: string | undefined, assetLimit: number): Entry {
  const { sent, response } = hop;
  const time = hop.endedAt === undefined ? 0 : Math.max(0, (hop.endedAt - sent.timestamp) * 1000);
  const requestHeaders = headers(hop.sentExtra?.headers ?? response?.requestHeaders ?? sent.request.headers);
  const url = sent.request.url;
  return {
    _initiator: sent.initiator,
    _priority: sent.request.initialPriority,
    _resourceType: sent.initiator.type === 'preflight' ? 'preflight' : (sent.type ?? 'other').toLowerCase(),
    ...answeredBy(response),
    cache: {},
    ...(response && {
      connection: String(response.remotePort ?? ''),
      _connectionId: String(response.connectionId),
    }),
    ...(pageref && { pageref }),
    request: {
      method: sent.request.method,
      url,
      httpVersion: httpVersion(response?.protocol),
      headers: requestHeaders,
      queryString: rawPairs(url.split('?').slice(1).join('?')),
      cookies: cookies(requestHeaders, 'cookie', '; '),
      headersSize: -1,
      bodySize: hop.postData?.length ?? 0,
      ...(hop.postData !== undefined && { postData: postData(hop.postData, requestHeaders) }),
    },
    response: toResponse(hop, assetLimit),
    serverIPAddress: response?.remoteIPAddress ?? '',
    startedDateTime: startOf(hop),
    time,
    timings: { blocked: -1, dns: -1, ssl: -1, connect: -1, send: 0, wait: time, receive: 0 },
  } as Entry;
}

/** What stood in for the server. */
function answeredBy(response: Hop['response']): Record<string, unknown> {
  return {
    ...(response?.fromDiskCache && { _fromCache: 'disk' }),
    ...(response?.fromServiceWorker && { _fetchedViaServiceWorker: true }),
  };
}

/** An answer that CORS keeps from the page has no `response`, but its status and headers are known all the same. */
function toResponse(hop: Hop, assetLimit: number): Entry['response'] {
  const { response } = hop;
  const responseHeaders = headers(hop.responseExtra?.headers ?? response?.headers ?? {});
  const status = hop.responseExtra?.statusCode ?? response?.status ?? 0;
  return {
    status,
    statusText: response?.statusText ?? '',
    httpVersion: response ? httpVersion(response.protocol) : '',
    headers: responseHeaders,
    cookies: cookies(responseHeaders, 'set-cookie', '\n'),
    content: content(hop, assetLimit),
    redirectURL: responseHeaders.find(({ name }) => name.toLowerCase() === 'location')?.value ?? '',
    headersSize: -1,
    bodySize: -1,
    _transferSize: hop.encodedLength ?? 0,
    _error: hop.failure ?? null,
  } as Entry['response'];
}

function content({ response, body, sent }: Hop, assetLimit: number): Content {
  const mimeType = response?.mimeType || 'x-unknown';
  const isAsset = ['Script', 'Stylesheet', 'Image', 'Font'].includes(sent.type ?? '');
  if (!body || (isAsset && body.text.length > assetLimit)) return { size: body?.text.length ?? 0, mimeType };
  return { size: body.text.length, mimeType, text: body.text, ...(body.base64 && { encoding: 'base64' }) };
}

/** Chrome folds repeated headers into one, by line breaks; its export takes them apart again. */
function headers(record: Readonly<Record<string, string>>): Header[] {
  return Object.entries(record).flatMap(([name, value]) =>
    value.split('\n').map((line) => ({ name, value: line })),
  );
}

/** Chrome writes HTTP/1.1 so, and newer versions as its network domain names them. */
const httpVersion = (protocol: string | undefined): string =>
  (protocol ?? 'http/1.1').replace('http/1', 'HTTP/1');

/** Names and values still encoded, as Chrome writes them. */
function rawPairs(text: string): QueryString[] {
  if (text === '') return [];
  return text.split('&').map((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? { name: pair, value: '' } : { name: pair.slice(0, at), value: pair.slice(at + 1) };
  });
}

function postData(text: string, requestHeaders: readonly Header[]): PostData {
  const mimeType = requestHeaders.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  const isForm = mimeType.startsWith('application/x-www-form-urlencoded');
  return (isForm ? { mimeType, text, params: rawPairs(text) } : { mimeType, text }) as PostData;
}

function cookies(lines: readonly Header[], header: string, separator: string): Entry['request']['cookies'] {
  return lines
    .filter(({ name }) => name.toLowerCase() === header)
    .flatMap(({ value }) => value.split(separator))
    .map((cookie) => {
      const pair = cookie.split(';', 1)[0] ?? '';
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1) };
    });
}
