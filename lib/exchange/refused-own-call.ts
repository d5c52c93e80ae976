import { cameFrom } from './came-from.ts';
import type { Exchange } from './exchange.ts';
import { originOf } from './parameters.ts';

/** A wrong password is answered 401, mostly, and too many of them 429. */
const refusing: ReadonlySet<number> = new Set([400, 403, 422]);

/** True for a call of a page’s script to the page’s own origin. */
export function isOwnCall(exchange: Exchange): boolean {
  return exchange.context.resourceType === 'fetch' && cameFrom(exchange) === originOf(exchange.url);
}

/**
 * True for such a call that was refused as what it is, and not for want of a session. RFC 9110 §15.5.1, §15.5.4, §15.5.21. With status 200
 * where the answer tells the page to show a refusal.
 */
export function isRefusedOwnCall(exchange: Exchange): boolean {
  return (refusing.has(exchange.status ?? 0) || showsRefusal(exchange)) && isOwnCall(exchange);
}

/** authentik’s pages are told by its flow executor what to show; this is its last stage for whom a policy did not let through. */
function showsRefusal({ status, responseBody, verdicts }: Exchange): boolean {
  if (status === 200 && verdicts?.error_page !== undefined) return true;
  const text = status === 200 ? (responseBody?.text ?? '') : '';
  return text.length < longestStage && text.includes('"ak-stage-access-denied"');
}

/** Characters of such an answer. */
const longestStage = 20_000;
