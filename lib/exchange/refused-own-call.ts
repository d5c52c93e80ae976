import { cameFrom } from './came-from.ts';
import type { Exchange } from './exchange.ts';
import { originOf } from './parameters.ts';

/** A wrong password is answered 401, mostly, and too many of them 429. */
const refusing: ReadonlySet<number> = new Set([400, 403, 422]);

/** True for a call of a page’s script to the page’s own origin. */
export function isOwnCall(exchange: Exchange): boolean {
  return exchange.context.resourceType === 'fetch' && cameFrom(exchange) === originOf(exchange.url);
}

/** True for such a call that was refused as what it is, and not for want of a session. RFC 9110 §15.5.1, §15.5.4, §15.5.21. */
export function isRefusedOwnCall(exchange: Exchange): boolean {
  return refusing.has(exchange.status ?? 0) && isOwnCall(exchange);
}
