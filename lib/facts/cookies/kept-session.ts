import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isPage } from '../../messages/surrounding.ts';
import { isFrontChannelRequest, isFrontChannelResponse, isLogout } from '../../vocabulary/kinds.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { ownLogoutOf } from '../own-logout.ts';
import { linkedAddressesOf } from '../pages/linked-addresses.ts';
import { isBystander, knownCookie } from './cookie-names.ts';
import { sentCookiesOf, type SentCookie } from './sent-cookies.ts';
import { isDeletion, isSessionCookie, setCookiesOf } from './set-cookie.ts';

/** A session of the app’s that a logout did not end, as the browser still carried it. */
export type KeptSession = {
  readonly name: string;
  /** The answer that was to take the cookie away; `undefined` where none was. */
  readonly by: Exchange | undefined;
  /** The first request after it that carried the same value. */
  readonly next: Exchange;
  /** A page that carried it and has a link to where the app signs out, as for somebody who is signed in; no stored copy. */
  readonly page: Exchange | undefined;
};

/**
 * The session that a logout left with the app: a cookie that an answer of the app’s took away came with a later request as it was before;
 * or none took it away, and the app then knew the person. `undefined` where somebody logged in after it, where no cookies were recorded,
 * and where an answer set that value once more. Linear.
 */
export function keptSessionOf(flow: Pick<Flow, 'messages' | 'context'>): KeptSession | undefined {
  const logout = logoutOf(flow);
  if (!logout) return undefined;
  const { ends, all, way } = logout;
  const found = ends.flatMap((end) => keptBy(end, all, way));
  return found.find(({ page, by }) => page && by) ?? found.find(({ page, by }) => page ?? by);
}

/** What a trace says of the pages after a logout. */
export function keptSessionVerdictsOf(
  flow: Pick<Flow, 'messages' | 'context'>,
): readonly (readonly [page: Exchange, verdicts: Verdicts])[] {
  const logout = logoutOf(flow);
  const pages = logout?.all.filter((one) => offersSignOut(one, logout.way)) ?? [];
  return pages.map((page) => [page, { signed_in: 'offers_sign_out' }]);
}

type Logout = {
  /** In order of time. */
  readonly all: readonly Exchange[];
  /** The app’s own part of it: what led to the provider, and what the provider led back to. */
  readonly ends: readonly Exchange[];
  /** The addresses at which the app signs out, without host. */
  readonly way: readonly string[];
};

function logoutOf({ messages, context }: Pick<Flow, 'messages' | 'context'>): Logout | undefined {
  const logouts = logoutsAtEnd(messages);
  const request = logouts.find(({ to }) => to !== 'client');
  if (!request) return logoutAtApp({ messages, context });
  if (context.length === 0) return undefined;
  const own = logouts.map(({ exchange }) => exchange);
  const all = [...new Map([...own, ...context].map((one) => [one.id, one])).values()].toSorted(
    (a, b) => a.startedAt - b.startedAt || a.entry - b.entry,
  );
  const start = all.findLast(
    ({ redirectUrl = '', startedAt }) =>
      startedAt <= request.exchange.startedAt && endpointOf(redirectUrl) === endpointOf(request.url),
  );
  const provider = originOf(request.url);
  const ends = [start, ...own].filter((one) => one !== undefined && originOf(one.url) !== provider);
  const way = start ? new URL(start.url).pathname : '/';
  // The start page of an app is no address at which it signs out.
  return { all, ends: ends as readonly Exchange[], way: way === '/' ? [] : [way] };
}

/** Nothing of it went to the provider. */
function logoutAtApp(flow: Pick<Flow, 'messages' | 'context'>): Logout | undefined {
  const own = ownLogoutOf(flow);
  if (!own || (own.exchange.status ?? 0) >= 400) return undefined;
  return {
    all: [own.exchange, ...own.later],
    ends: [own.exchange],
    way: [new URL(own.exchange.url).pathname],
  };
}

/** The messages of a logout; none where somebody logged in after it. */
function logoutsAtEnd(messages: Flow['messages']): Flow['messages'] {
  const logouts = messages.filter(isLogout);
  const last = logouts.at(-1)?.exchange.startedAt ?? 0;
  const isOver = (one: Message) =>
    isFrontChannelRequest(one) || isFrontChannelResponse(one) ? one.exchange.startedAt < last : true;
  return messages.every(isOver) ? logouts : [];
}

function keptBy(end: Exchange, all: readonly Exchange[], way: Logout['way']): readonly KeptSession[] {
  const written = setCookiesOf(end);
  const until = end.startedAt + (end.duration ?? 0);
  const later = all.filter((one) => one.id !== end.id && one.startedAt >= until);
  return (sentCookiesOf(end) ?? []).flatMap((cookie): readonly KeptSession[] => {
    const own = written.filter(({ name }) => name === cookie.name);
    const isSession = isOfSession(cookie.name) || own.some(({ httpOnly }) => httpOnly);
    // Where the way back ends, the app has ended what it wanted to end.
    if (own.length === 0 && end.redirectUrl === undefined) return [];
    if (!isSession || isBystander(cookie.name) || own.some((one) => !isDeletion(one))) return [];
    const carrying = later.filter((one) => originOf(one.url) === originOf(end.url) && carries(one, cookie));
    const [next] = carrying;
    if (!next || later.some((one) => setsAgain(one, cookie))) return [];
    const page = carrying.find((one) => offersSignOut(one, way));
    return [{ name: cookie.name, by: own.length > 0 ? end : undefined, next, page }];
  });
}

function isOfSession(name: string): boolean {
  const known = knownCookie(name);
  return known ? known.purpose !== 'login' : isSessionCookie({ name });
}

function carries(exchange: Exchange, { name, value }: SentCookie): boolean {
  return sentCookiesOf(exchange)?.some((one) => one.name === name && one.value === value) ?? false;
}

function setsAgain(exchange: Exchange, { name, value }: SentCookie): boolean {
  return setCookiesOf(exchange).some((one) => one.name === name && one.value === value);
}

function offersSignOut(exchange: Exchange, way: Logout['way']): boolean {
  const { context, status, verdicts } = exchange;
  if (status !== 200 || context.servedBy !== undefined || !isPage(exchange)) return false;
  if (verdicts?.signed_in !== undefined) return true;
  return linkedAddressesOf(exchange).some((address) => way.includes(new URL(address).pathname));
}
