import type { Exchange, Header } from '../../lib/exchange/exchange.ts';
import { loginValueOf } from '../../lib/facts/cookies/ties.ts';
import { baseTime, exchange, redirect, timeline, type ExchangeFields } from './exchange.ts';

/** What the browsers of the tests call themselves. */
export const agents = {
  chromium:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  safari:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
} as const;

/** How the browser came to the callback. */
export const ways = {
  /** A person acted on a page of the provider, which redirected. */
  page: { method: 'GET', headers: { 'Sec-Fetch-Site': 'cross-site', Referer: 'https://op.elsewhere/' } },
  /** The app’s own page began it, and redirects alone led through the provider. */
  silent: { method: 'GET', headers: { 'Sec-Fetch-Site': 'cross-site', Referer: 'https://app.example/' } },
  /** A page of the provider posted a form. */
  posted: {
    method: 'POST',
    headers: {
      'Sec-Fetch-Site': 'cross-site',
      Origin: 'https://op.elsewhere',
      Referer: 'https://op.elsewhere/',
    },
  },
  /** The provider answered a form with 307. */
  kept: {
    method: 'POST',
    headers: { 'Sec-Fetch-Site': 'cross-site', Origin: 'null', Referer: 'https://op.elsewhere/' },
  },
  /** In a frame of another site’s page. */
  framed: {
    method: 'GET',
    headers: {
      'Sec-Fetch-Site': 'cross-site',
      'Sec-Fetch-Dest': 'iframe',
      Referer: 'https://portal.elsewhere/',
    },
  },
  /** Typed, a bookmark, or opened by another program. */
  typed: { method: 'GET', headers: { 'Sec-Fetch-Site': 'none' } },
} as const;

/** What a test changes of the login. */
export type CookieLogin = {
  /** `Set-Cookie` of the app’s answer that redirects to the provider. */
  readonly set?: readonly string[];
  /** `Cookie` of the callback; none without. */
  readonly sent?: string;
  readonly way?: keyof typeof ways;
  readonly browser?: keyof typeof agents;
  readonly app?: string;
  readonly callback?: string;
  readonly state?: string;
  /** Milliseconds that the person is at the provider. */
  readonly stay?: number;
  readonly start?: Partial<Exchange>;
  readonly before?: readonly ExchangeFields[];
  readonly meanwhile?: readonly ExchangeFields[];
  readonly afterwards?: readonly ExchangeFields[];
  /** The callback’s answer. */
  readonly answer?: Partial<Exchange>;
};

/**
 * A web app’s login by redirects, in Chromium: its server sets cookies and redirects, a person known to the provider by a cookie signs in,
 * the answer comes back.
 */
export function cookieLogin(changes: CookieLogin = {}) {
  const { app = 'https://app.example', callback = `${app}/cb`, state = 'af0ifjsldkj9320ad' } = changes;
  const way = ways[changes.way ?? 'page'];
  const agent = agents[changes.browser ?? 'chromium'];
  const at = timeline();
  const asked = `https://op.elsewhere/auth?client_id=web&state=${state}`;
  const seen = (fields: ExchangeFields, after?: number): Exchange =>
    at({ context: { resourceType: 'main_frame' }, ...withoutPlace(fields) }, after);
  const before = (changes.before ?? []).map((fields) => seen(fields));
  const start = seen({
    ...redirect(`${app}/login`, asked),
    id: 'start',
    ...sending({ 'User-Agent': agent, 'Sec-Fetch-Site': 'none' }),
    responseHeaders: setting(changes.set ?? []),
    ...changes.start,
  });
  const isSilent = changes.way === 'silent';
  const request = seen({
    ...(isSilent ? redirect(asked, callback) : exchange({ url: asked, status: 200 })),
    id: 'request',
    ...sending({ 'User-Agent': agent, 'Sec-Fetch-Site': 'none', Cookie: 'op=1' }),
    responseHeaders: [['Content-Type', 'text/html']],
  });
  const meanwhile = (changes.meanwhile ?? []).map((fields) => seen(fields));
  const back = seen(
    {
      url: callback,
      method: way.method,
      id: 'callback',
      status: 200,
      requestHeaders: [
        ...Object.entries({ 'User-Agent': agent, ...way.headers }),
        ...(changes.sent === undefined ? [] : [['Cookie', changes.sent] as const]),
      ],
      context: contextOf(way.headers),
      ...changes.answer,
    },
    changes.stay ?? 5000,
  );
  const afterwards = (changes.afterwards ?? []).map((fields) => seen(fields));
  return {
    exchanges: [...before, start, request, ...meanwhile, back, ...afterwards],
    request,
    callback: back,
    ties: [loginValueOf('state', state, request.startedAt)],
  };
}

/** Builders give every exchange the same place in time; what a test gave itself stays. */
function withoutPlace({ entry: _, startedAt, ...fields }: ExchangeFields): ExchangeFields {
  return startedAt === undefined || startedAt === baseTime ? fields : { ...fields, startedAt };
}

function contextOf(headers: Readonly<Record<string, string>>): Exchange['context'] {
  const { Origin: origin, Referer: referer } = headers;
  const page = origin && origin !== 'null' ? origin : referer && new URL(referer).origin;
  return {
    resourceType: headers['Sec-Fetch-Dest'] === 'iframe' ? 'sub_frame' : 'main_frame',
    ...(page && { initiator: page }),
  };
}

/** Request headers. */
export function sending(headers: Readonly<Record<string, string>>): Pick<Exchange, 'requestHeaders'> {
  return { requestHeaders: Object.entries(headers) };
}

/** Response headers with these `Set-Cookie` lines; never an empty list, which would mean that none were recorded. */
export function setting(cookies: readonly string[]): readonly Header[] {
  return [['Server', 'web'], ...cookies.map((line): Header => ['Set-Cookie', line])];
}
