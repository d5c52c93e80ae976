import type { BrowserRequest, BrowserResponse } from './browser-context.ts';

type Header = { readonly name: string; readonly value: string };

/** A request, and what has become of it by now. */
export type SeenRequest = {
  readonly request: BrowserRequest;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  endedAt?: number;
  /** As they were sent, where the browser says so later. */
  requestHeaders?: Readonly<Record<string, string>>;
  response?: BrowserResponse;
  responseHeaders?: readonly Header[];
  text?: string;
};

/** An entry of a HAR 1.2, with `_resourceType` as Chrome has it. @param pages the pages so far, by their numbers; new ones are added */
export function entryOf(seen: SeenRequest, pages: object[]): object {
  const { request, startedAt, endedAt = startedAt } = seen;
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: endedAt - startedAt,
    ...placeOf(request, pages),
    request: requestOf(seen),
    response: responseOf(seen),
    cache: {},
    timings: { send: 0, wait: endedAt - startedAt, receive: 0 },
  };
}

/** The page it belongs to, and what asked for it: a frame's document is none of the tab's. */
function placeOf(request: BrowserRequest, pages: object[]): object {
  const frame = frameOf(request);
  const isFramed = request.isNavigationRequest() && (frame?.parentFrame() ?? null) !== null;
  const type = { _resourceType: isFramed ? 'sub_frame' : request.resourceType() };
  if (!frame) return type;
  const page = frame.page();
  if (!pages.includes(page)) pages.push(page);
  return { pageref: `page_${pages.indexOf(page) + 1}`, ...type };
}

function frameOf(request: BrowserRequest): ReturnType<BrowserRequest['frame']> {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

function requestOf({ request, requestHeaders }: SeenRequest): object {
  const headers = listed(requestHeaders ?? request.headers());
  const text = request.postData() ?? undefined;
  const mimeType = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  return {
    method: request.method(),
    url: request.url(),
    httpVersion: 'HTTP/1.1',
    headers,
    queryString: [],
    cookies: [],
    headersSize: -1,
    bodySize: text?.length ?? 0,
    ...(text !== undefined && { postData: { mimeType, text } }),
  };
}

function responseOf({ request, response, responseHeaders, text }: SeenRequest): object {
  const headers = responseHeaders ?? listed(response?.headers() ?? {});
  const value = (wanted: string) => headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';
  const failure = request.failure()?.errorText;
  return {
    // Nothing came: it is still awaited, or says why not.
    status: response?.status() ?? -1,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    headers,
    cookies: [],
    content: {
      size: text?.length ?? 0,
      mimeType: value('content-type'),
      ...(text !== undefined && { text }),
    },
    redirectURL: value('location'),
    headersSize: -1,
    bodySize: -1,
    ...(failure !== undefined && !response && { _error: failure }),
  };
}

/** Headers that came several times stand in one, by line breaks. */
function listed(headers: Readonly<Record<string, string>>): readonly Header[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value.split('\n').map((line) => ({ name, value: line })),
  );
}
