import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { prefetcherOf } from './background-prefetch.ts';
import { endpointOf, hostOf, parameter, queryParameters } from '../../exchange/parameters.ts';
import { tieOfClient } from '../../flows/asked-again.ts';
import type { Message } from '../../messages/message.ts';
import { setsCookies } from '../../messages/surrounding.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import type { Facts } from '../facts.ts';
import { fact } from '../fact.ts';
import type { LoginCookie } from './login-cookies.ts';
import { isPostedByItsOwnPage } from './login-exchanges.ts';
import { sentCookiesOf } from './sent-cookies.ts';
import { troubledLogin, type TroubledLogin } from './troubled-login.ts';

/** What began another login: a guess of the browser or a router, a page’s call, a file that a page or the browser fetches, another tab, or a second click. */
export type StartTrigger = 'prefetch' | 'router-prefetch' | 'call' | 'file' | 'other-tab' | 'again';

/** Another login of the same client that began after this one and before its answer came. */
export type OtherStart = {
  /** The client’s answer that redirected to the provider; the request to the provider where a page went there. */
  readonly exchange: Exchange;
  readonly trigger: StartTrigger;
  /** Milliseconds after this login’s own start. */
  readonly after: number;
  /** Its `state`, where it has one. */
  readonly state: string | undefined;
};

/** Another login that took the place of this one. */
export type Overtaken = {
  readonly login: TroubledLogin;
  readonly start: OtherStart;
  /** The cookie that it gave another value or deleted; where the server keeps one login in a session, that session’s. */
  readonly cookie: LoginCookie | undefined;
  readonly how: 'replaced' | 'deleted' | 'same-session' | 'not-recorded';
};

/**
 * The other login by which the client forgot this one. `undefined` where none began in between, where each keeps its own cookie and that of
 * this one came, or where nothing shows any trouble.
 */
export const overtaken = fact('overtaken', (facts): Overtaken | undefined => {
  const login = facts.of(troubledLogin);
  const starts = login ? otherStartsOf(facts, login) : [];
  const last = starts.at(-1);
  if (!login || !last) return undefined;
  const { cookies, recording } = login.cookies;
  const byStart = (exchange: Exchange): OtherStart | undefined =>
    starts.find((start) => start.exchange.id === exchange.id);
  for (const cookie of cookies) {
    if (cookie.signs.length === 0) continue;
    const { fate, overwrite } = cookie;
    const deleting = fate.kind === 'deleted' ? byStart(fate.write.exchange) : undefined;
    if (deleting) return { login, start: deleting, cookie, how: 'deleted' };
    const replacing = overwrite && fate.kind === 'came' ? byStart(overwrite.by.exchange) : undefined;
    if (replacing) return { login, start: replacing, cookie, how: 'replaced' };
  }
  if (login.lost.length > 0) return undefined;
  if (recording !== 'recorded') return { login, start: last, cookie: undefined, how: 'not-recorded' };
  if (cookies.some((cookie) => isOwn(cookie))) return undefined;
  const shared = cookies.find((cookie) => isSharedWith(cookie, login, last));
  return shared && { login, start: last, cookie: shared, how: 'same-session' };
});

/** A cookie of this login alone that came as it was set. */
function isOwn({ signs, fate }: LoginCookie): boolean {
  return fate.kind === 'came' && signs.some(({ kind }) => kind === 'tied');
}

/** Both starts and the callback had one value of it. */
function isSharedWith(
  { name, signs, fate }: LoginCookie,
  { callback }: TroubledLogin,
  { exchange }: OtherStart,
): boolean {
  if (signs.length === 0 || (fate.kind !== 'came' && fate.kind !== 'unset')) return false;
  const value = valueIn(callback.exchange, name);
  return value !== undefined && valueIn(exchange, name) === value;
}

function valueIn(exchange: Exchange, name: string): string | undefined {
  return sentCookiesOf(exchange)?.find((sent) => sent.name === name)?.value;
}

/** In order of time. */
function otherStartsOf({ flow }: Facts, login: TroubledLogin): readonly OtherStart[] {
  const { request, callback, cookies } = login;
  const own = new Set([request.exchange.id, ...cookies.start.redirects.map(({ id }) => id)]);
  const begun = cookies.start.redirects[0]?.startedAt ?? request.exchange.startedAt;
  const isBetween = ({ id, startedAt }: Exchange): boolean =>
    !own.has(id) && startedAt >= begun && startedAt < callback.exchange.startedAt;
  const redirects = [...flow.context, ...flow.messages.map(({ exchange }) => exchange)].filter(
    (one) =>
      isBetween(one) &&
      leadsToSame(one, request, cookies.start.hosts) &&
      !isOfThisLogin(one.redirectUrl ?? '', request),
  );
  const requests = othersOf(flow, request).filter(
    ({ exchange }) =>
      isBetween(exchange) &&
      !isOfThisLogin(exchange.url, request) &&
      !redirects.some((one) => stateOf(one.redirectUrl) === stateOf(exchange.url)),
  );
  const found: readonly Begun[] = [
    ...redirects.map((one) => ({ exchange: one, led: one })),
    ...requests.map((one) => ({
      exchange: callBefore(one.exchange, flow, cookies.start.hosts, isBetween) ?? one.exchange,
      led: one.exchange,
    })),
  ];
  return [...new Map(found.map((one) => [one.exchange.id, one])).values()]
    .toSorted((a, b) => a.exchange.startedAt - b.exchange.startedAt || a.exchange.entry - b.exchange.entry)
    .map(({ exchange, led }) => ({
      exchange,
      trigger: triggerOf(led, request.exchange),
      after: exchange.startedAt - begun,
      state: stateOf(led.redirectUrl) ?? stateOf(led.url),
    }));
}

/** The client’s answer that began a login, and the exchange that led or went to the provider. */
type Begun = { readonly exchange: Exchange; readonly led: Exchange };

/** Milliseconds within which a script goes where its call’s answer says. */
const untilGone = 3000;

/** The script’s call that the client answered with the provider’s address in data, setting its cookie: the page then went there. */
function callBefore(
  { startedAt }: Exchange,
  { context }: Facts['flow'],
  hosts: ReadonlySet<string>,
  isBetween: (one: Exchange) => boolean,
): Exchange | undefined {
  return context.findLast(
    (one) =>
      isBetween(one) &&
      one.context.resourceType === 'fetch' &&
      one.startedAt <= startedAt &&
      one.startedAt + (one.duration ?? 0) >= startedAt - untilGone &&
      hosts.has(hostOf(one.url)) &&
      setsCookies(one),
  );
}

/** The client’s, to the same endpoint for the same client. */
function leadsToSame({ url, redirectUrl }: Exchange, request: Message, hosts: ReadonlySet<string>): boolean {
  if (redirectUrl === undefined || !hosts.has(hostOf(url))) return false;
  if (endpointOf(redirectUrl) !== endpointOf(request.exchange.url)) return false;
  const client = request.params['client_id'];
  const other = parameter(queryParameters(redirectUrl), 'client_id');
  return client === undefined || other === undefined || client === other;
}

/** Later logins of the client that are looked at: the next ones. */
const enough = 50;

function othersOf(flow: Facts['flow'], request: Message): readonly Message[] {
  const tie = tieOfClient(request);
  const later = tie ? (flow.later?.(tie.name, tie.value) ?? []).slice(-enough) : [];
  return [...flow.messages, ...later.flatMap(({ messages }) => messages)].filter(
    (message) =>
      isFrontChannelRequest(message) &&
      !isPostedByItsOwnPage(message) &&
      endpointOf(message.exchange.url) === endpointOf(request.exchange.url),
  );
}

/** By what is made anew for each login, or as it says all that the request says: a provider’s own pages go back to it, with more in it. */
function isOfThisLogin(url: string, { exchange }: Message): boolean {
  const query = queryParameters(url);
  const own = queryParameters(exchange.url);
  for (const name of ['state', 'nonce', 'code_challenge', 'SAMLRequest']) {
    const value = parameter(query, name);
    if (value !== undefined) return value === parameter(own, name);
  }
  return (
    url === exchange.url || (own.length > 0 && own.every(([name, value]) => parameter(query, name) === value))
  );
}

function stateOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : parameter(queryParameters(url), 'state');
}

function triggerOf(exchange: Exchange, request: Exchange): StartTrigger {
  const header = (name: string): string | undefined => headerValue(exchange.requestHeaders, name);
  const prefetcher = prefetcherOf(exchange);
  if (prefetcher) return prefetcher === 'router' ? 'router-prefetch' : 'prefetch';
  const isCall = header('sec-fetch-dest') === 'empty' || header('x-requested-with') !== undefined;
  if (isCall || header('rsc') !== undefined || exchange.context.resourceType === 'fetch') return 'call';
  if (isFile(exchange)) return 'file';
  const { tab } = exchange.context;
  return tab !== undefined && tab !== request.context.tab ? 'other-tab' : 'again';
}

/** A script, worker, icon or manifest: nobody visits those. https://www.w3.org/TR/fetch-metadata/ §2.1. */
function isFile({ url, requestHeaders }: Exchange): boolean {
  const dest = headerValue(requestHeaders, 'sec-fetch-dest');
  if (dest !== undefined) return !/^(?:document|i?frame|fencedframe|object|embed)$/i.test(dest);
  return /\.(?:m?js|css|map|ico|png|svg|jpe?g|gif|webp|woff2?|webmanifest)$|\/(?:manifest\.json|robots\.txt)$/i.test(
    endpointOf(url),
  );
}
