/**
 * What webRequest and webNavigation hand to a listener, as far as the source reads it: the details of Chrome and of
 * Firefox both satisfy these types. Times are milliseconds since 1970.
 */
export type RequestDetails = {
  /** The same for all hops of a redirect. */
  readonly requestId: string;
  readonly url: string;
  readonly method: string;
  readonly type: string;
  /** -1: no tab (a service worker's own request). */
  readonly tabId: number;
  readonly frameId: number;
  readonly timeStamp: number;
  /** Chrome: origin of the page or worker that caused the request; `'null'` for an opaque one. */
  readonly initiator?: string | undefined;
  /** Firefox: URL of what caused the request. */
  readonly originUrl?: string | undefined;
  /** Firefox: URL of the document the response is for. */
  readonly documentUrl?: string | undefined;
  /** Chrome: `prerender` for a page that is loaded ahead. */
  readonly documentLifecycle?: string | undefined;
};

/** Chrome parses forms up to 4096 bytes into `formData`; larger ones, JSON and files come as `raw`. */
export type RequestBodyDetails = {
  readonly error?: string | undefined;
  readonly formData?: Readonly<Record<string, readonly unknown[]>> | undefined;
  readonly raw?: readonly { readonly bytes?: unknown; readonly file?: string | undefined }[] | undefined;
};

/** One header line. */
export type HeaderDetails = {
  readonly name: string;
  readonly value?: string | undefined;
  /** Octets of a value that is no UTF-8 text. */
  readonly binaryValue?: unknown;
};

/** Of `onBeforeRequest`. */
export type BeforeRequestDetails = RequestDetails & {
  readonly requestBody?: RequestBodyDetails | null | undefined;
};

/** Of `onSendHeaders`. */
export type SendHeadersDetails = RequestDetails & {
  readonly requestHeaders?: readonly HeaderDetails[] | undefined;
};

/** Of `onHeadersReceived` and `onCompleted`. */
export type ResponseDetails = RequestDetails & {
  readonly statusCode: number;
  readonly fromCache?: boolean | undefined;
  readonly responseHeaders?: readonly HeaderDetails[] | undefined;
};

/** Of `onBeforeRedirect`; the target has its fragment. */
export type RedirectDetails = ResponseDetails & { readonly redirectUrl: string };

/** Of `onErrorOccurred`; `error` is the browser’s own word for it. */
export type ErrorDetails = RequestDetails & { readonly error: string };

/** Of `webNavigation.onCommitted` and `onReferenceFragmentUpdated`. */
export type NavigationDetails = {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
  readonly timeStamp: number;
  readonly transitionQualifiers?: readonly string[] | undefined;
  /** Chrome: the same when a page that was loaded ahead is shown. */
  readonly documentId?: string | undefined;
  readonly documentLifecycle?: string | undefined;
};

/** Of `webNavigation.onCreatedNavigationTarget`: a tab opened by another. */
export type NavigationTargetDetails = {
  readonly sourceTabId: number;
  /** The new tab. */
  readonly tabId: number;
};
