import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { fact } from '../fact.ts';
import { prefetcherOf } from './background-prefetch.ts';
import { sentCookiesOf } from './sent-cookies.ts';
import { isDeletion, isSessionCookie, setCookiesOf } from './set-cookie.ts';

/** A session that nobody ended: a prefetch did, as the address that it loaded deletes cookies. */
export type EndedByPrefetch = {
  readonly by: Exchange;
  readonly prefetcher: 'router' | 'browser';
  /** Session cookies that the prefetch brought and that its answer deleted. */
  readonly names: readonly string[];
  /** The next request to the same host, which has none of them. */
  readonly without: Exchange;
};

/** `undefined` where cookies came along later, where no later request shows its headers, and where a person went to that address. */
export const endedByPrefetch = fact('endedByPrefetch', ({ flow }): EndedByPrefetch | undefined => {
  const answer = flow.messages.find(isFrontChannelResponse)?.exchange;
  if (!answer) return undefined;
  const later = flow.context
    .filter(({ startedAt }) => startedAt >= answer.startedAt)
    .toSorted((a, b) => a.startedAt - b.startedAt);
  for (const by of later) {
    const prefetcher = prefetcherOf(by);
    const names = prefetcher ? deletedBy(by) : [];
    if (!prefetcher || names.length === 0) continue;
    const end = by.startedAt + (by.duration ?? 0);
    const there = later.filter(
      (one) => one.id !== by.id && one.startedAt >= end && hostOf(one.url) === hostOf(by.url),
    );
    const next = there.find((one) => one.requestHeaders !== undefined && bringsCookies(one));
    if (next && !wentThere(next, by) && !isStillSent(names, there))
      return { by, prefetcher, names, without: next };
  }
  return undefined;
});

/** Browsers fetch manifests, fonts and modules of scripts without cookies, and a call may say so. Fetch standard §3.2, §4.6. */
function bringsCookies({ requestHeaders, url }: Exchange): boolean {
  const dest = headerValue(requestHeaders, 'sec-fetch-dest');
  return dest === undefined
    ? !/\.(?:webmanifest|woff2?|ico)$|\/manifest\.json$/i.test(endpointOf(url))
    : /^(?:document|i?frame|empty|image)$/i.test(dest);
}

/** A person who pointed at the link before they clicked it. */
function wentThere(next: Exchange, by: Exchange): boolean {
  return endpointOf(next.url) === endpointOf(by.url) && prefetcherOf(next) === undefined;
}

/** The deletion was of another cookie of that name, for another path or domain; one that is set again ends the matter. */
function isStillSent(names: readonly string[], later: readonly Exchange[]): boolean {
  const isNamed = ({ name }: { readonly name: string }): boolean => names.includes(name);
  const again = later.findIndex((one) =>
    setCookiesOf(one).some((cookie) => isNamed(cookie) && !isDeletion(cookie)),
  );
  return later.slice(0, again < 0 ? undefined : again + 1).some((one) => sentCookiesOf(one)?.some(isNamed));
}

function deletedBy(exchange: Exchange): readonly string[] {
  const sent = new Set(sentCookiesOf(exchange)?.map(({ name }) => name));
  return setCookiesOf(exchange)
    .filter((cookie) => (isDeletion(cookie) || cookie.value === '') && sent.has(cookie.name))
    .filter(isSessionCookie)
    .map(({ name }) => name);
}
