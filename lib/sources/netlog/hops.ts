import { asObject, asText, type JsonObject } from '../../exchange/json.ts';
import type { NetlogNames } from './names.ts';

/** One request and its answer, gathered from the events of a URL request; each redirect begins another. */
export type NetlogHop = {
  readonly url: string;
  readonly method: string | undefined;
  readonly startedAt: number | undefined;
  readonly job: JsonObject;
  requestHeaders?: readonly string[];
  /** The status line first, as far as HTTP/1 has one. */
  responseHeaders?: readonly string[];
  location?: string;
  failure?: string;
  /** Something was posted. */
  hasBody?: boolean;
  endedAt?: number;
  /** Pieces of the answer's body, base64. */
  readonly pieces: string[];
};

/** The hops of all URL requests that went to the network, in the order they began. */
export function hopsOf(events: readonly unknown[], names: NetlogNames): readonly NetlogHop[] {
  const open = new Map<unknown, NetlogHop>();
  const hops: NetlogHop[] = [];
  for (const raw of events) {
    const event = asObject(raw);
    const type = names.event(event?.['type']);
    if (!event || type === undefined) continue;
    const source = asObject(event['source'])?.['id'];
    const params = asObject(event['params']) ?? {};
    const begun = type === 'URL_REQUEST_START_JOB' ? begunHop(event, params, names) : undefined;
    if (begun) {
      open.set(source, begun);
      hops.push(begun);
      continue;
    }
    const hop = open.get(source);
    if (hop) takeEvent(hop, type, params, names, names.time(event['time']));
  }
  return hops.filter(wasOnNetwork);
}

function begunHop(event: JsonObject, params: JsonObject, names: NetlogNames): NetlogHop | undefined {
  const url = asText(params['url']);
  if (url === undefined || !names.isBegin(event['phase']) || !/^https?:/i.test(url)) return undefined;
  const method = asText(params['method']);
  return { url, method, startedAt: names.time(event['time']), job: params, pieces: [] };
}

/** What the cache answered has neither headers nor a failure. */
function wasOnNetwork({ requestHeaders, responseHeaders, location, failure }: NetlogHop): boolean {
  return Boolean(requestHeaders ?? responseHeaders ?? location ?? failure);
}

function takeEvent(
  hop: NetlogHop,
  type: string,
  params: JsonObject,
  names: NetlogNames,
  at: number | undefined,
): void {
  const failure = names.failure(params['net_error']);
  if (failure !== undefined && failed.has(type)) hop.failure = failure;
  switch (type) {
    case 'HTTP_TRANSACTION_SEND_REQUEST_HEADERS':
    case 'HTTP_TRANSACTION_HTTP2_SEND_REQUEST_HEADERS':
    case 'HTTP_TRANSACTION_QUIC_SEND_REQUEST_HEADERS':
      hop.requestHeaders = linesOf(params['headers']);
      return;
    case 'HTTP_TRANSACTION_READ_RESPONSE_HEADERS':
    case 'URL_REQUEST_FAKE_RESPONSE_HEADERS_CREATED':
      hop.responseHeaders = linesOf(params['headers']);
      if (at !== undefined) hop.endedAt = at;
      return;
    case 'HTTP_TRANSACTION_SEND_REQUEST_BODY':
      hop.hasBody = true;
      return;
    case 'URL_REQUEST_REDIRECTED':
      if (typeof params['location'] === 'string') hop.location = params['location'];
      return;
    case 'URL_REQUEST_JOB_FILTERED_BYTES_READ':
      if (typeof params['bytes'] === 'string') hop.pieces.push(params['bytes']);
  }
}

/** Where the request itself says that it failed; what a socket or the cache says before is tried again. */
const failed: ReadonlySet<string> = new Set([
  'REQUEST_ALIVE',
  'URL_REQUEST_START_JOB',
  'FAILED',
  'CANCELLED',
]);

/** `name: value` a line; builds of old wrote an object. */
function linesOf(raw: unknown): readonly string[] {
  if (Array.isArray(raw)) return raw.filter((line) => typeof line === 'string');
  return Object.entries(asObject(raw) ?? {}).map(([name, value]) => `${name}: ${String(value)}`);
}
