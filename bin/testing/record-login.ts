import { version } from '../../lib/report/version.ts';
import type {
  BrowserRequest,
  BrowserResponse,
  PageSource,
  RequestEvents,
  RequestSource,
} from './browser-context.ts';
import { entryOf, type SeenRequest } from './har-entry.ts';
import { loginOf, type Login, type LoginOptions } from './login.ts';

/** What is being recorded. */
export type Recording = {
  /** What was seen until now. Can be asked again later. */
  login(): Promise<Login>;
  /** The same as a HAR, not redacted. */
  har(): Promise<string>;
};

/**
 * Records what a browser context sends and receives from now on: Playwright's `context`, or a `browserContext` of Puppeteer, whose pages
 * tell of their requests from when they are known (of a popup, the first may be missed).
 */
export function recordLogin(context: RequestSource | PageSource, options: LoginOptions = {}): Recording {
  const requests = new RecordedRequests();
  void listenTo(context, requests);
  const har = (): Promise<string> => requests.har();
  return { har, login: async () => loginOf(await har(), options) };
}

async function listenTo(context: RequestSource | PageSource, requests: RecordedRequests): Promise<void> {
  const pages = 'pages' in context ? context.pages() : undefined;
  // Playwright has its pages at hand, and tells of the requests of all.
  if (!(pages instanceof Promise)) return requests.listen(context as RequestSource);
  (context as PageSource).on('targetcreated', (target) => {
    void target.page().then((page) => page && requests.listen(page));
  });
  for (const page of await pages) requests.listen(page);
}

/** Requests in the order in which they began, with what became of each. */
class RecordedRequests {
  readonly #seen = new Map<BrowserRequest, SeenRequest>();
  readonly #sources = new Set<RequestSource>();
  /** What is still being asked of the browser. */
  readonly #reading = new Set<Promise<void>>();

  listen(known: RequestSource): void {
    if (this.#sources.has(known)) return;
    this.#sources.add(known);
    const source = known as RequestEvents;
    source.on('request', (request) => this.#begin(request));
    source.on('response', (response) => this.#answer(response));
    source.on('requestfinished', (request) => this.#finish(request));
    source.on('requestfailed', (request) => this.#finish(request));
  }

  async har(): Promise<string> {
    await Promise.all(this.#reading);
    const pages: object[] = [];
    const entries = [...this.#seen.values()].map((seen) => entryOf(seen, pages));
    const log = { version: '1.2', creator: { name: 'oauth-lens/test', version }, entries };
    return JSON.stringify({ log });
  }

  #begin(request: BrowserRequest): void {
    const seen: SeenRequest = { request, startedAt: Date.now() };
    this.#seen.set(request, seen);
    this.#read(request.allHeaders?.(), (headers) => (seen.requestHeaders = headers));
  }

  #answer(response: BrowserResponse): void {
    const seen = this.#seen.get(response.request());
    if (!seen) return;
    seen.response = response;
    seen.endedAt = Date.now();
    this.#read(response.headersArray?.(), (headers) => (seen.responseHeaders = headers));
  }

  #finish(request: BrowserRequest): void {
    const seen = this.#seen.get(request);
    if (!seen) return;
    seen.endedAt = Date.now();
    if (seen.response && hasWords(seen.response, request))
      this.#read(seen.response.text(), (text) => (seen.text = text));
  }

  /** A page that is gone takes with it what was not asked in time: that is not seen then. */
  #read<T>(asked: Promise<T> | undefined, keep: (value: T) => void): void {
    if (!asked) return;
    const reading = asked.then(keep, () => {}).finally(() => this.#reading.delete(reading));
    this.#reading.add(reading);
  }
}

const wordless = new Set(['image', 'font', 'media', 'stylesheet', 'script']);

function hasWords(response: BrowserResponse, request: BrowserRequest): boolean {
  const status = response.status();
  return !(status >= 300 && status < 400) && status !== 204 && !wordless.has(request.resourceType());
}
