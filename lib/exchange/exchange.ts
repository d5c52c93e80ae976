import type { Verdicts } from '../vocabulary/verdicts.ts';

/** One header line. Names keep the case they were seen in; compare them with {@link headerValue}. */
export type Header = readonly [name: string, value: string];

/**
 * A request or response body as text. `text` is absent when a body existed but was not recorded (too large, binary, or
 * the source cannot see it); an exchange whose `requestBody` is `undefined` either had none or its source cannot tell.
 */
export type Body = {
  /** Media type without parameters, lower case (`application/json`), or `''` where none was said. */
  readonly mediaType: string;
  readonly text?: string | undefined;
  /** Only what the page says of a failure, read in its tab: title, headings and error texts, not the answer as it was sent. */
  readonly excerpt?: true | undefined;
};

/**
 * What made the browser send the request. `part`: of a page, and neither script nor frame (a picture, a style, a manifest). `webidentity`:
 * the browser itself, which signs in for the page (FedCM). `other` where the source does not say.
 */
export type ResourceType = 'main_frame' | 'sub_frame' | 'fetch' | 'script' | 'part' | 'webidentity' | 'other';

/** Where in the browser an exchange happened. Every member is optional: a HAR knows few of them. */
export type BrowserContext = {
  readonly resourceType?: ResourceType | undefined;
  /** The source did not say it: it is the likeliest by headers that programs send as well, and no evidence of a browser. */
  readonly isTypeGuessed?: boolean | undefined;
  /** The tab; -1 for requests that belong to none (service workers). */
  readonly tab?: number | undefined;
  /** 0 is the tab's top frame. */
  readonly frame?: number | undefined;
  /** The tab that opened this exchange's tab, if it is a popup. */
  readonly openerTab?: number | undefined;
  /** Origin of the page that caused the request (`https://app.example`), without a path. */
  readonly initiator?: string | undefined;
  /** HAR: id of the page the entry belongs to. */
  readonly page?: string | undefined;
  /** The answer came from a service worker of the site, or from the browser's cache. A network that was asked all the same is none. */
  readonly servedBy?: 'service_worker' | 'cache' | undefined;
};

/**
 * One observed HTTP request with its response, if it ever came; also a navigation that left no request (a private-use
 * scheme). Browser-neutral, plain data (it survives JSON), immutable. The only thing sources produce. A member that is
 * `undefined` is as good as absent.
 */
export type Exchange = {
  /** Unique within an inspection and stable: the same input gives the same ids. A later put with the same id replaces. */
  readonly id: string;
  /** Index of the entry in the input, or in order of arrival for live sources. */
  readonly entry: number;
  /** Upper case. */
  readonly method: string;
  /** The URL requested, with its fragment where the source shows it. */
  readonly url: string;
  /** Milliseconds since 1970 (fractions allowed). NaN is never stored: unreadable times become 0. */
  readonly startedAt: number;
  /** Milliseconds until the response was complete, where known. */
  readonly duration?: number | undefined;
  /** `undefined`: not recorded. An empty list: recorded, and there were none. */
  readonly requestHeaders?: readonly Header[] | undefined;
  readonly requestBody?: Body | undefined;
  /** HTTP status; 0 when the request failed without a response; `undefined` while none has come. */
  readonly status?: number | undefined;
  readonly responseHeaders?: readonly Header[] | undefined;
  readonly responseBody?: Body | undefined;
  /** Absolute target of a redirect, with its fragment where known. */
  readonly redirectUrl?: string | undefined;
  /** The browser's own words for a failed request (`net::ERR_CONNECTION_REFUSED`). */
  readonly failure?: string | undefined;
  readonly context: BrowserContext;
  readonly verdicts?: Verdicts | undefined;
};
