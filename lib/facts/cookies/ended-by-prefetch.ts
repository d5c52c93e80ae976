import type { Exchange } from '../../exchange/exchange.ts';
import { hostOf } from '../../exchange/parameters.ts';
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
    const next = later.find(
      (one) =>
        one.id !== by.id &&
        one.startedAt >= end &&
        hostOf(one.url) === hostOf(by.url) &&
        one.requestHeaders !== undefined,
    );
    const sent = new Set(next && sentCookiesOf(next)?.map(({ name }) => name));
    if (next && !names.some((name) => sent.has(name))) return { by, prefetcher, names, without: next };
  }
  return undefined;
});

function deletedBy(exchange: Exchange): readonly string[] {
  const sent = new Set(sentCookiesOf(exchange)?.map(({ name }) => name));
  return setCookiesOf(exchange)
    .filter((cookie) => (isDeletion(cookie) || cookie.value === '') && sent.has(cookie.name))
    .filter(isSessionCookie)
    .map(({ name }) => name);
}
