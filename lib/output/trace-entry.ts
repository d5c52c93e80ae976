import type { Body, Exchange } from '../exchange/exchange.ts';
import { headerValue, headerValues } from '../exchange/headers.ts';
import { queryParameters } from '../exchange/parameters.ts';
import { recordable, type Recordable } from '../exchange/recordable.ts';
import { isoTime } from '../report/iso-time.ts';
import { requestCookies, responseCookies } from './trace-cookies.ts';

/** Our own member of an entry: what HAR has no place for. */
export type TraceEntryMember = Pick<
  Exchange,
  'id' | 'entry' | 'startedAt' | 'context' | 'verdicts' | 'failure'
> & {
  /** Members of the exchange that were `undefined`. */
  readonly unrecorded: readonly Recordable[];
  /** Bodies that were there, but whose text is not in the trace. */
  readonly withoutText: readonly ('requestBody' | 'responseBody')[];
};

/** One exchange, redacted by now, as a HAR 1.2 entry. http://www.softwareishard.com/blog/har-12-spec/#entries */
export function traceEntry(exchange: Exchange, entry: number): object {
  return {
    // What no calendar has becomes 1970: the number itself is in `_oauth`.
    startedDateTime: isoTime(exchange.startedAt),
    time: exchange.duration ?? 0,
    request: harRequest(exchange),
    response: harResponse(exchange),
    cache: {},
    timings: { send: 0, wait: exchange.duration ?? 0, receive: 0 },
    // As Chrome writes it: the addresses of these requests say nothing.
    ...(exchange.context.resourceType === 'webidentity' && { _resourceType: 'fedcm' }),
    _oauth: member(exchange, entry),
  };
}

function member(exchange: Exchange, entry: number): TraceEntryMember {
  const { id, startedAt, context, verdicts, failure } = exchange;
  return {
    id,
    entry,
    startedAt,
    context,
    ...(verdicts && { verdicts }),
    ...(failure !== undefined && { failure }),
    unrecorded: recordable.filter((name) => exchange[name] === undefined),
    withoutText: (['requestBody', 'responseBody'] as const).filter(
      (name) => exchange[name] && exchange[name].text === undefined,
    ),
  };
}

function harRequest({ method, url, requestHeaders, requestBody }: Exchange): object {
  return {
    method,
    // HAR leaves fragments out; here they may be the authorization response, and every viewer copes.
    url,
    httpVersion: 'unknown',
    cookies: headerValues(requestHeaders, 'cookie').flatMap(requestCookies),
    headers: pairs(requestHeaders),
    queryString: pairs(queryParameters(url)),
    headersSize: -1,
    bodySize: size(requestBody),
    ...(requestBody && { postData: postData(requestBody, headerValue(requestHeaders, 'content-type')) }),
  };
}

function harResponse({ status, responseHeaders, responseBody, redirectUrl, failure }: Exchange): object {
  return {
    status: status ?? 0,
    statusText: '',
    httpVersion: 'unknown',
    cookies: headerValues(responseHeaders, 'set-cookie').flatMap((value) =>
      value.split('\n').flatMap(responseCookies),
    ),
    headers: pairs(responseHeaders),
    content: {
      size: Math.max(0, size(responseBody)),
      mimeType: responseBody?.mediaType ?? '',
      ...(responseBody?.text !== undefined && { text: responseBody.text }),
      ...(responseBody && responseBody.text === undefined && { comment: leftOut }),
    },
    redirectURL: redirectUrl ?? '',
    headersSize: -1,
    bodySize: size(responseBody),
    ...(failure !== undefined && { _error: failure }),
  };
}

const leftOut = 'The body was not recorded, or redaction left it out.';

/** `text` and `params` exclude each other. */
function postData({ mediaType, text }: Body, contentType: string | undefined): object {
  const mimeType = contentType?.toLowerCase().startsWith(mediaType) ? contentType : mediaType;
  return text === undefined ? { mimeType, params: [], comment: leftOut } : { mimeType, text };
}

function pairs(list: readonly (readonly [string, string])[] | undefined): readonly object[] {
  return list?.map(([name, value]) => ({ name, value })) ?? [];
}

/** Octets as UTF-8; -1 for unknown. */
function size(body: Body | undefined): number {
  return body?.text === undefined ? -1 : new TextEncoder().encode(body.text).length;
}
