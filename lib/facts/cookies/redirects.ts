import type { Exchange } from '../../exchange/exchange.ts';
import { withoutFragment } from '../../exchange/parameters.ts';

/** To the id of each request that a redirect led to, the exchange that was answered with that redirect. */
export type Redirects = ReadonlyMap<string, Exchange>;

/** Milliseconds between a redirect's answer and the request that follows it. */
const promptly = 5000;

/** Among exchanges in order of time. A redirect leads to one request: the first to its target that follows it. Fetch standard §4.4. */
export function redirectsAmong(exchanges: readonly Exchange[]): Redirects {
  const before = new Map<string, Exchange>();
  const open = new Map<string, readonly Exchange[]>();
  for (const exchange of exchanges) {
    const target = withoutFragment(exchange.url);
    const waiting = (open.get(target) ?? []).filter((one) => isInTime(one, exchange));
    const redirect = waiting.findLast((one) => keepsMethod(one, exchange));
    if (redirect) before.set(exchange.id, redirect);
    open.set(target, waiting.filter((one) => one !== redirect).slice(-mostWaiting));
    const { redirectUrl } = exchange;
    if (redirectUrl === undefined) continue;
    const leads = withoutFragment(redirectUrl);
    open.set(leads, [...(open.get(leads) ?? []).slice(-mostWaiting), exchange]);
  }
  return before;
}

/** Redirects to one address that may be under way at a time. */
const mostWaiting = 20;

function isInTime(redirect: Exchange, { startedAt }: Exchange): boolean {
  return startedAt - redirect.startedAt - (redirect.duration ?? 0) < promptly;
}

/** 301, 302 and 303 make a POST a GET; 307 and 308 keep it. RFC 9110 §15.4. */
function keepsMethod({ method, status }: Exchange, next: Exchange): boolean {
  if (next.method === 'GET' || next.method === 'HEAD') return true;
  return next.method === method && (status === 307 || status === 308);
}

/** Browsers give up after 20. Fetch standard §4.4. */
const longestChain = 30;

/** The redirects that led to this request, the first request of all at the beginning; empty where none was recorded. */
export function redirectsTo(exchange: Exchange, redirects: Redirects): readonly Exchange[] {
  const hops: Exchange[] = [];
  for (let at = redirects.get(exchange.id); at && hops.length < longestChain; at = redirects.get(at.id))
    hops.push(at);
  return hops.toReversed();
}
