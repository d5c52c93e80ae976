import type { Entry } from 'har-format';
import { loopbackFetch, type LoopbackRequest } from '../../lab/loopback-fetch.ts';

export type FetchRecording = {
  readonly fetch: (url: string | URL, init?: LoopbackRequest) => Promise<Response>;
  /** What was asked and answered so far, as a debugging proxy tells it. */
  readonly entries: readonly Entry[];
};

/** What Node's own fetch adds to every request: by it proxies' recordings show a program. */
const ofNode = { 'user-agent': 'node', 'accept-language': '*', 'sec-fetch-mode': 'cors' };

/** Records what a program outside the browser asks the lab's servers. */
export function recordFetch(): FetchRecording {
  const entries: Entry[] = [];
  return {
    entries,
    fetch: async (url, init = {}) => {
      const begun = Date.now();
      const headers = new Headers([...Object.entries(ofNode), ...new Headers(init.headers)]);
      const request = new Request(url, { ...init, headers, body: init.body ?? null } as RequestInit);
      const sent = await request.clone().text();
      const response = await loopbackFetch(url, { ...init, headers });
      const received = await response.clone().text();
      entries.push(toEntry({ begun, time: Date.now() - begun, request, sent, response, received }));
      return response;
    },
  };
}

type Heard = {
  readonly begun: number;
  readonly time: number;
  readonly request: Request;
  readonly sent: string;
  readonly response: Response;
  readonly received: string;
};

function toEntry({ begun, time, request, sent, response, received }: Heard): Entry {
  const mimeType = response.headers.get('content-type') ?? 'x-unknown';
  const url = new URL(request.url);
  return {
    startedDateTime: new Date(begun).toISOString(),
    time,
    cache: {},
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      headers: [{ name: 'host', value: url.host }, ...headersOf(request)],
      queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
      cookies: [],
      headersSize: -1,
      bodySize: sent.length,
      ...(sent !== '' && {
        postData: { mimeType: request.headers.get('content-type') ?? '', text: sent },
      }),
    },
    response: {
      status: response.status,
      statusText: response.statusText,
      httpVersion: 'HTTP/1.1',
      headers: headersOf(response),
      cookies: [],
      content: { size: received.length, mimeType, text: received },
      redirectURL: response.headers.get('location') ?? '',
      headersSize: -1,
      bodySize: -1,
    },
    timings: { send: 0, wait: time, receive: 0 },
  } as Entry;
}

function headersOf({ headers }: Request | Response) {
  return [...headers].map(([name, value]) => ({ name, value }));
}
