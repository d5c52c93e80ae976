import type { Exchange } from '../../exchange/exchange.ts';
import { headerValues } from '../../exchange/headers.ts';

/** A cookie as a request carries it. RFC 6265bis §4.2.1. */
export type SentCookie = { readonly name: string; readonly value: string };

/**
 * The cookies that a request carried, in their order; `undefined` where its headers were not recorded, or another tool put something else
 * in their place.
 */
export function sentCookiesOf({ requestHeaders }: Exchange): readonly SentCookie[] | undefined {
  if (!requestHeaders || requestHeaders.length === 0) return undefined;
  const lines = headerValues(requestHeaders, 'cookie');
  const cookies = lines.flatMap((line) =>
    line.split(';').flatMap((pair) => {
      const at = pair.indexOf('=');
      const name = pair.slice(0, Math.max(0, at)).trim();
      return name === '' ? [] : [{ name, value: pair.slice(at + 1).trim() }];
    }),
  );
  return lines.length > 0 && cookies.length === 0 ? undefined : cookies;
}

/** Which requests carried what, in order of time. */
export type SentIndex = {
  /** Requests that carried the cookie with that value. */
  with(cookie: SentCookie): readonly Exchange[];
  /** The first request to that host that carried a cookie of that name. */
  first(name: string, host: string): Exchange | undefined;
};

/** Of exchanges in order of time, whose URLs are valid. */
export function sentIndexOf(exchanges: readonly Exchange[]): SentIndex {
  const pairs = new Map<string, Exchange[]>();
  const firsts = new Map<string, Exchange>();
  for (const exchange of exchanges) {
    const sent = sentCookiesOf(exchange) ?? [];
    const host = sent.length > 0 ? new URL(exchange.url).hostname : '';
    for (const { name, value } of sent) {
      const pair = `${name}=${value}`;
      const known = pairs.get(pair);
      if (known) known.push(exchange);
      else pairs.set(pair, [exchange]);
      const place = `${host} ${name}`;
      if (!firsts.has(place)) firsts.set(place, exchange);
    }
  }
  return {
    with: ({ name, value }) => pairs.get(`${name}=${value}`) ?? [],
    first: (name, host) => firsts.get(`${host} ${name}`),
  };
}
