import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf, withoutFragment } from '../../exchange/parameters.ts';
import { isTooManyRedirects } from '../../exchange/too-many-redirects.ts';
import { clientErrorPage } from '../../flows/client-error-page.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { answererOf } from '../answerer/answerer.ts';
import { sizeRefusedOf } from '../answerer/size-refused.ts';
import { isPage } from '../../messages/surrounding.ts';
import { offersLogin } from '../reception/offers-login.ts';
import { bringsSession } from '../reception/session-cookies.ts';
import { isSignInAddress } from '../../messages/sign-in-address.ts';
import { saidBy, type Said } from '../said/said.ts';
import { redirectsAmong, redirectsTo } from './redirects.ts';

/**
 * What shows that a client did not take an answer that reached it.
 *
 * - `refused`: it, or the page it led to, was answered with an error. `error-page`: it led to an error page of the client's.
 * - `began-again`: it led to the next login at once. `sign-in-page`: it led to a page that asks who one is.
 * - `said`: the page says so. `call-refused`: the app’s own API then knew nobody; told of sessions alone, see `lost-session.ts`.
 * - `failure-told`: its page says in words that nobody knows that something failed. `no-session`: its page was shown, and nothing of a session was set, sent or answered.
 */
export type LoginTrouble = {
  readonly kind:
    | 'refused'
    | 'error-page'
    | 'began-again'
    | 'sign-in-page'
    | 'said'
    | 'call-refused'
    | 'failure-told'
    | 'no-session';
  /** Where it shows. */
  readonly exchange: Exchange;
  /** What it says there, and on the page it led to: wordings that are known come first. */
  readonly said: readonly Said[];
};

/**
 * The trouble that `callback` came to; `undefined` where nothing shows any, where the provider’s own answer was an error, where a proxy
 * answered or nothing is there to take it: then no cookie is to blame.
 */
export function troubleOf(
  flow: Pick<Flow, 'messages' | 'context'>,
  request: Message,
  callback: Message,
): LoginTrouble | undefined {
  const { exchange } = callback;
  if (callback.error !== undefined) return undefined;
  const way = wayOn(flow, exchange);
  const said = way.flatMap((one) => saidBy(one) ?? []);
  if (isNobodysRefusal(exchange, said)) return undefined;
  const kind = kindOf(flow, request, exchange, way, said);
  return kind && { kind, exchange: way.find(isRefused) ?? exchange, said };
}

function kindOf(
  flow: Pick<Flow, 'messages' | 'context'>,
  request: Message,
  callback: Exchange,
  way: readonly Exchange[],
  said: readonly Said[],
): LoginTrouble['kind'] | undefined {
  if (isTooManyRedirects(callback.failure) || beganAgain(flow, request, callback, way)) return 'began-again';
  if (way.some((one) => clientErrorPage(one) !== undefined)) return 'error-page';
  if (isRefused(callback)) return 'refused';
  if (isKnown(said)) return 'said';
  const end = way.at(-1)!;
  if (end === callback) return undefined;
  if (isRefused(end)) return 'refused';
  const asks = isSignInAddress(end.url) || (offersLogin(flow, end) && !wentOnSignedIn(flow, end));
  return end.status === 200 && asks ? 'sign-in-page' : undefined;
}

/** The page’s script, or a reload, led on to one that the session came along to: a Strict cookie stays at home until then. */
function wentOnSignedIn({ context }: Pick<Flow, 'context'>, page: Exchange): boolean {
  return laterThan(page, context).some(
    (one) => isPage(one) && hostOf(one.url) === hostOf(page.url) && bringsSession(one),
  );
}

/**
 * 404 and 405 mean that nothing is there to keep a cookie; a proxy’s errors and refusals for size are not the client’s, unless it does the
 * login itself and says so.
 */
function isNobodysRefusal(exchange: Exchange, said: readonly Said[]): boolean {
  const { status = 0 } = exchange;
  if (status < 400 || isKnown(said)) return false;
  if (status === 404 || status === 405 || sizeRefusedOf(exchange)) return true;
  const { kind } = answererOf(exchange);
  // Apache and nginx have modules that log in, and answer for them with pages of their own.
  return kind === 'proxy' ? status >= 500 : kind === 'platform' || kind === 'waf' || kind === 'cdn';
}

/** In words of an app, of its library or of a proxy that does the login for it. */
function isKnown(said: readonly Said[]): boolean {
  return said.some(({ phrases }) => phrases.some(({ phrase: { by } }) => by === 'client' || by === 'proxy'));
}

function isRefused({ status = 0 }: Exchange): boolean {
  return status >= 400;
}

/** Redirects of the client’s own that are followed. */
const longestWay = 6;

/** The callback, and where its redirects led on the client’s own host. */
function wayOn(
  { messages, context }: Pick<Flow, 'messages' | 'context'>,
  callback: Exchange,
): readonly Exchange[] {
  const later = laterThan(callback, [...context, ...messages.map(({ exchange }) => exchange)]);
  const way: Exchange[] = [callback];
  while (way.length < longestWay) {
    const { redirectUrl } = way.at(-1)!;
    if (redirectUrl === undefined || hostOf(redirectUrl) !== hostOf(callback.url)) break;
    const next = later.find(
      ({ url, id }) =>
        withoutFragment(url) === withoutFragment(redirectUrl) && way.every((one) => one.id !== id),
    );
    if (!next) break;
    way.push(next);
  }
  return way;
}

/** Milliseconds after an answer within which no person has asked for the next login. */
const atOnce = 5000;

/** In order of time, within that time of its answer. */
function laterThan(callback: Exchange, exchanges: readonly Exchange[]): readonly Exchange[] {
  const end = callback.startedAt + (callback.duration ?? 0) + atOnce;
  return exchanges
    .filter((one) => one.startedAt >= callback.startedAt && one.startedAt <= end && one.id !== callback.id)
    .toSorted((a, b) => a.startedAt - b.startedAt || a.entry - b.entry);
}

/** Its own redirects led to the same endpoint of the provider again, or the next login’s request followed at once. */
function beganAgain(
  { messages, context }: Pick<Flow, 'messages' | 'context'>,
  request: Message,
  callback: Exchange,
  way: readonly Exchange[],
): boolean {
  const endpoint = endpointOf(request.exchange.url);
  if (way.some(({ redirectUrl }) => redirectUrl !== undefined && endpointOf(redirectUrl) === endpoint))
    return true;
  const requests = messages.filter(isFrontChannelRequest).map(({ exchange }) => exchange);
  const later = laterThan(callback, [...context, ...requests]);
  const redirects = redirectsAmong([callback, ...later]);
  return later.some(
    (one) =>
      requests.includes(one) ||
      (one.redirectUrl !== undefined &&
        endpointOf(one.redirectUrl) === endpoint &&
        redirectsTo(one, redirects).some(({ id }) => id === callback.id)),
  );
}
