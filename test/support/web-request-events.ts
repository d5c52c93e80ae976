import type { WebRequestSource } from '../../lib/sources/web-request/web-request.ts';

type Handlers = Omit<WebRequestSource, 'resume' | 'clear' | 'retained' | 'present'>;

/** One event as a listener gets it: `play(source, event)` hands it over. */
export type BrowserEvent = {
  [E in keyof Handlers]: { readonly event: E; readonly details: Parameters<Handlers[E]>[0] };
}[keyof Handlers];

export function play(source: Handlers, { event, details }: BrowserEvent): void {
  (source[event] as (details: unknown) => void)(details);
}

/** How a browser words what it tells. */
export type Flavour = 'chrome' | 'firefox';

export type Hop = {
  readonly url: string;
  /** What the events say. */
  readonly method?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly raw?: string;
  readonly status?: number;
  readonly redirectUrl?: string;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly error?: string;
};

export type RequestKind = {
  readonly type?: string;
  readonly tabId?: number;
  readonly frameId?: number;
  readonly initiator?: string;
  /** Whether deep listeners hear it; navigations always. */
  readonly deep?: boolean;
};

/** A browser that numbers its requests and whose clock moves ten milliseconds with every event. */
export function eventMaker(flavour: Flavour, start = Date.UTC(2026, 0, 1)) {
  let requests = 100;
  let now = start;
  const tick = (): number => (now += 10);

  /** All events of one request and the redirects it follows. */
  const request = (kind: RequestKind, ...hops: readonly Hop[]): BrowserEvent[] => {
    const requestId = String(requests++);
    return hops.flatMap((hop) => hopEvents(requestId, kind, hop));
  };

  const hopEvents = (requestId: string, kind: RequestKind, hop: Hop): BrowserEvent[] => {
    const { type = 'main_frame', tabId = 1, frameId = 0, initiator } = kind;
    const deep = kind.deep ?? (type === 'main_frame' || type === 'sub_frame');
    const cause =
      flavour === 'chrome' ? { initiator } : { originUrl: initiator && `${initiator}/page`, proxyInfo: null };
    const base = { requestId, url: hop.url, method: hop.method ?? 'GET', type, tabId, frameId, ...cause };
    const at = () => ({ ...base, timeStamp: tick() });
    const statusCode = hop.status ?? (hop.redirectUrl ? 302 : 200);
    const responseHeaders = headers({
      ...hop.responseHeaders,
      ...(hop.redirectUrl ? { Location: hop.redirectUrl } : {}),
    });
    const events: BrowserEvent[] = [{ event: 'beforeRequest', details: { ...at(), ...bodyOf(hop) } }];
    if (deep)
      events.push({
        event: 'sendHeaders',
        details: { ...at(), requestHeaders: headers(hop.requestHeaders ?? {}) },
      });
    if (hop.error) return [...events, { event: 'errorOccurred', details: { ...at(), error: hop.error } }];
    if (deep) events.push({ event: 'headersReceived', details: { ...at(), statusCode, responseHeaders } });
    return [
      ...events,
      hop.redirectUrl
        ? { event: 'beforeRedirect', details: { ...at(), statusCode, redirectUrl: hop.redirectUrl } }
        : { event: 'completed', details: { ...at(), statusCode } },
    ];
  };

  const navigation = (
    event: 'committed' | 'fragmentUpdated',
    url: string,
    more: { tabId?: number; frameId?: number; transitionQualifiers?: string[] } = {},
  ): BrowserEvent => ({ event, details: { tabId: 1, frameId: 0, url, timeStamp: tick(), ...more } });

  return { request, navigation };
}

function headers(record: Readonly<Record<string, string>>) {
  return Object.entries(record).map(([name, value]) => ({ name, value }));
}

function bodyOf(hop: Hop) {
  if (hop.form) {
    return {
      requestBody: { formData: Object.fromEntries(Object.entries(hop.form).map(([k, v]) => [k, [v]])) },
    };
  }
  return hop.raw === undefined
    ? {}
    : { requestBody: { raw: [{ bytes: new TextEncoder().encode(hop.raw).buffer }] } };
}

export const authorizeUrl =
  'https://op.example/auth?response_type=code&client_id=spa&state=s1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb';
export const callbackUrl = 'https://app.example/cb?code=c1&state=s1';

/** A person logs in with a code flow, with what else a browser does meanwhile. */
export function loginEvents(flavour: Flavour): readonly BrowserEvent[] {
  const { request, navigation } = eventMaker(flavour);
  const fetched = { type: 'xmlhttprequest', initiator: 'https://app.example' };
  const login = 'https://op.example/login/7';
  return [
    ...request({}, { url: 'https://app.example/' }),
    navigation('committed', 'https://app.example/'),
    ...request({ ...fetched, type: 'image' }, { url: 'https://cdn.example/logo.png' }),
    ...request(
      { initiator: 'https://app.example' },
      { url: authorizeUrl, redirectUrl: login },
      { url: login },
    ),
    navigation('committed', login),
    ...request({ ...fetched, initiator: 'https://op.example' }, { url: 'https://op.example/style.css' }),
    ...request(
      { initiator: 'https://op.example' },
      {
        url: login,
        method: 'POST',
        form: { login: 'alice', password: 'hunter2' },
        status: 303,
        redirectUrl: callbackUrl,
      },
      // Firefox goes on calling it POST; what it sends is a GET.
      { url: callbackUrl, method: flavour === 'firefox' ? 'POST' : 'GET' },
    ),
    navigation('committed', callbackUrl),
    ...request(fetched, {
      url: 'https://op.example/token',
      method: 'POST',
      raw: 'grant_type=authorization_code&code=c1&code_verifier=v',
    }),
    ...request(
      { ...fetched, deep: true },
      {
        url: 'https://op.example/me',
        requestHeaders: { Authorization: 'Bearer at1' },
        responseHeaders: { 'Content-Type': 'application/json' },
      },
    ),
  ];
}
