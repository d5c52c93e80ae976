/** As much of Playwright's and Puppeteer's objects as a recording asks for: neither is needed to install this, and both fit. */

type HeaderRecord = Readonly<Record<string, string>>;

/** A page or a frame of it; only that it is the same one counts. */
export type BrowserFrame = { page(): object; parentFrame(): object | null };

/** A request, at each stop of a chain of redirects another one. */
export type BrowserRequest = {
  url(): string;
  method(): string;
  headers(): HeaderRecord;
  /** Playwright: with cookies. */
  allHeaders?(): Promise<HeaderRecord>;
  postData(): string | null | undefined;
  resourceType(): string;
  isNavigationRequest(): boolean;
  failure(): { readonly errorText: string } | null;
  /** Playwright throws where there is none yet. */
  frame(): BrowserFrame | null;
};

/** What came back. */
export type BrowserResponse = {
  request(): BrowserRequest;
  status(): number;
  headers(): HeaderRecord;
  /** Playwright: as they came, each by itself. */
  headersArray?(): Promise<readonly { readonly name: string; readonly value: string }[]>;
  text(): Promise<string>;
};

/** What tells of its requests: a context of Playwright, a page of Puppeteer. It is asked for `RequestEvents`, of which this is enough to know it by. */
export type RequestSource = { on(event: 'request', listener: (request: BrowserRequest) => void): unknown };

/** All that is listened to. */
export type RequestEvents = RequestSource & {
  on(event: 'response', listener: (response: BrowserResponse) => void): unknown;
  on(event: 'requestfinished' | 'requestfailed', listener: (request: BrowserRequest) => void): unknown;
};

/** A context of Puppeteer: its pages tell of requests, and it of pages. */
export type PageSource = {
  on(event: 'targetcreated', listener: (target: { page(): Promise<RequestSource | null> }) => void): unknown;
  pages(): Promise<readonly RequestSource[]>;
};
