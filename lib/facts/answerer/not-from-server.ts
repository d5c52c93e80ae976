import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';

/** Somebody on the way answered from memory, and the server did not see the request. */
export type NotFromServer = {
  /** `service_worker`: a script of the site in the browser. `browser_cache`, `shared_cache`: a stored answer there, or at a proxy or CDN. */
  readonly from: 'service_worker' | 'browser_cache' | 'shared_cache';
  /** For people: `Age: 312`. */
  readonly sign: string;
};

/** Headers in which caches say that they answered. */
const cacheHeaders: readonly string[] =
  'x-cache x-cache-status cf-cache-status x-vercel-cache x-nextjs-cache x-proxy-cache x-varnish-cache x-drupal-cache x-cache-hits x-litespeed-cache x-fastcgi-cache x-rack-cache cdn-cache akamai-cache-status'.split(
    ' ',
  );

/**
 * Whether an answer came from a service worker or from a cache instead of the server: an answer to a login request or a callback must
 * not. `undefined` where nothing says so, which is no proof. RFC 9111 §5.1; RFC 9211.
 */
export function notFromServer(exchange: Exchange): NotFromServer | undefined {
  const { context, responseHeaders, status, verdicts } = exchange;
  const recorded = /^(service_worker|browser_cache|shared_cache)\|(.*)$/s.exec(
    verdicts?.not_from_server ?? '',
  );
  if (recorded) return { from: recorded[1] as NotFromServer['from'], sign: recorded[2] ?? '' };
  if (context.servedBy === 'service_worker') return { from: 'service_worker', sign: 'the browser says so' };
  if (context.servedBy === 'cache' || status === 304)
    return { from: 'browser_cache', sign: status === 304 ? 'status 304' : 'the browser says so' };
  const age = Number(headerValue(responseHeaders, 'age'));
  if (Number.isInteger(age) && age > 0) return { from: 'shared_cache', sign: `Age: ${age}` };
  for (const name of cacheHeaders) {
    const value = headerValue(responseHeaders, name);
    if (value && isHit(name, value)) return { from: 'shared_cache', sign: `${name}: hit` };
  }
  return undefined;
}

/** For a trace. */
export function notFromServerVerdictOf(exchange: Exchange): string | undefined {
  const found = notFromServer(exchange);
  return found && `${found.from}|${found.sign}`;
}

function isHit(name: string, value: string): boolean {
  if (name === 'x-cache-hits') return /^[1-9]/.test(value);
  return /\bhit\b/i.test(value) && !/\bmiss\b/i.test(value);
}
