import { isCleaned } from '../../exchange/cleaned.ts';
import { headerValue } from '../../exchange/headers.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf, parameter, queryParameters } from '../../exchange/parameters.ts';
import { isPrefetch } from '../../exchange/prefetch.ts';
import { clientErrorPage } from '../../flows/client-error-page.ts';
import type { Message } from '../../messages/message.ts';
import { isDelivery } from '../cookies/login-exchanges.ts';
import { cookiesSetBy, isDeletion, setCookiesOf } from '../cookies/set-cookie.ts';
import { fact } from '../fact.ts';
import { isSignInAddress } from '../../messages/sign-in-address.ts';
import type { Flow } from '../../flows/flow.ts';
import { undonePrefetch } from './undone-prefetch.ts';
import { pageThatSubmitsTwice } from './submits-twice.ts';

/** What asked for a callback besides the person: a guess of the browser, a script or service worker, something that looks at links, … */
export type AskedTwiceBy =
  | 'prefetch'
  | 'script'
  | 'checker'
  | 'form'
  | 'other-tab'
  | 'at-once'
  | 'reload'
  | 'again';

/** One answer of the provider’s that reached the client in two requests, one of which the client refused. */
export type CallbackTwice = {
  readonly refused: Message;
  /** The other request: taken, or broken off before its answer came. */
  readonly other: Exchange;
  readonly isOtherTaken: boolean;
  /** What works once, under the wire’s name (`code`), and where. */
  readonly name: string;
  readonly value: string;
  /** Milliseconds between both; positive where the refused one came later. */
  readonly apart: number;
  readonly by: AskedTwiceBy;
};

/** Works once, in any protocol. */
const oneTime = [
  'code',
  'SAMLResponse',
  'SAMLart',
  'wresult',
  'ticket',
  'oauth_verifier',
  'openid.response_nonce',
];

/**
 * `undefined` where each answer was brought once or a cleaner took what works once, where all others were refused or their ends not recorded,
 * or where one redirected to the other.
 */
export const callbackTwice = fact('callbackTwice', ({ flow }): CallbackTwice | undefined => {
  const deliveries = flow.messages.filter(isDelivery);
  const refused =
    deliveries.findLast(({ exchange }) => isRefused(exchange)) ??
    deliveries.findLast(({ exchange }) => isUndone(exchange, deliveries)) ??
    deliveries.findLast(({ exchange }) => undonePrefetch(flow, exchange));
  const name = refused && oneTime.find((one) => refused.params[one]);
  if (!refused || name === undefined) return undefined;
  const value = refused.params[name]!;
  if (isCleaned(value)) return undefined;
  const brought = deliveries.filter((one) => one.params[name] === value).map(({ exchange }) => exchange);
  const around = flow.context.filter(
    (one) =>
      one.method !== 'OPTIONS' &&
      endpointOf(one.url) === endpointOf(refused.exchange.url) &&
      parameter(queryParameters(one.url), name) === value,
  );
  const others = [...brought, ...around].filter(
    (one) =>
      one.id !== refused.exchange.id &&
      endpointOf(one.url) === endpointOf(refused.exchange.url) &&
      isTakenOrBrokenOff(one) &&
      !leadsTo(one, refused.exchange) &&
      !leadsTo(refused.exchange, one),
  );
  const other = others.find(isTaken) ?? others[0];
  if (!other) return undefined;
  const apart = refused.exchange.startedAt - other.startedAt;
  return {
    refused,
    other,
    isOtherTaken: isTaken(other),
    name,
    value,
    apart,
    by: askedBy(flow, other, refused.exchange),
  };
});

function isRefused(exchange: Exchange): boolean {
  return (exchange.status ?? 0) >= 400 || clientErrorPage(exchange) !== undefined || leadsToSignIn(exchange);
}

/** It takes away a cookie that another answer to the callback had set, and leads elsewhere than that one: the session that it had begun. */
function isUndone(exchange: Exchange, deliveries: readonly Message[]): boolean {
  const deleted = new Set(setCookiesOf(exchange).flatMap((one) => (isDeletion(one) ? [one.name] : [])));
  if (deleted.size === 0) return false;
  return deliveries.some(({ exchange: { id, url, redirectUrl }, exchange: other }) => {
    if (id === exchange.id || endpointOf(url) !== endpointOf(exchange.url)) return false;
    if (redirectUrl === undefined || redirectUrl === exchange.redirectUrl) return false;
    return cookiesSetBy(other).some(({ name }) => deleted.has(name));
  });
}

/** Back to where one signs in, at the same host: nobody is signed in by that, unless the app’s own tokens came along. */
function leadsToSignIn(exchange: Exchange): boolean {
  const { url, redirectUrl } = exchange;
  if (redirectUrl === undefined || hostOf(redirectUrl) !== hostOf(url)) return false;
  return isSignInAddress(redirectUrl) && !bringsTokens(exchange);
}

/** A page of the app’s may take over what its server has got: cookies of its own tokens, with no error beside them. */
function bringsTokens(exchange: Exchange): boolean {
  const names = queryParameters(exchange.redirectUrl ?? '').map(([name]) => name);
  if (names.some((name) => /err|fail/i.test(name))) return false;
  return cookiesSetBy(exchange).some(
    ({ name }) => /access|refresh|id_?token|jwt/i.test(name) && !/csrf|xsrf|state|nonce/i.test(name),
  );
}

function isTaken({ status = 0 }: Exchange): boolean {
  return status >= 200 && status < 400;
}

/** Not where nobody recorded what became of it. */
function isTakenOrBrokenOff(exchange: Exchange): boolean {
  return !isRefused(exchange) && (isTaken(exchange) || exchange.failure !== undefined);
}

/** A client may send the browser to its own callback once more. */
function leadsTo({ redirectUrl }: Exchange, to: Exchange): boolean {
  return redirectUrl !== undefined && endpointOf(redirectUrl) === endpointOf(to.url);
}

/** Milliseconds within which nobody has reloaded: a double click, or a browser or proxy that tried again. */
const atOnce = 2000;

function askedBy(flow: Flow, other: Exchange, refused: Exchange): AskedTwiceBy {
  const both = [other, refused];
  const [, later] = both.toSorted((a, b) => a.startedAt - b.startedAt);
  if (both.some(isPrefetch)) return 'prefetch';
  if (both.some(({ method }) => method === 'HEAD')) return 'checker';
  if (both.some(isByScript)) return 'script';
  const [tab, otherTab] = both.map(({ context }) => context.tab);
  if (tab !== undefined && otherTab !== undefined && tab !== otherTab) return 'other-tab';
  const isAtOnce = Math.abs(other.startedAt - refused.startedAt) <= atOnce;
  const isForm = later?.method === 'POST';
  if (isForm && isAtOnce && pageThatSubmitsTwice(flow, refused)) return 'form';
  const cache = headerValue(later?.requestHeaders, 'cache-control') ?? '';
  // Chromium asks so whenever it sends a form.
  if (/max-age=0|no-cache/i.test(cache) && !(isForm && isAtOnce)) return 'reload';
  return isAtOnce ? 'at-once' : 'again';
}

function isByScript({ requestHeaders, context }: Exchange): boolean {
  if (headerValue(requestHeaders, 'service-worker-navigation-preload') !== undefined) return true;
  return context.resourceType === 'fetch' || headerValue(requestHeaders, 'sec-fetch-dest') === 'empty';
}
