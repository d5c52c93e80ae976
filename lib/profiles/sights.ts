import { headerValue, wereRecorded } from '../exchange/headers.ts';
import { loginPath } from '../facts/pages/login-path.ts';
import type { Facts } from '../facts/facts.ts';
import { isTokenUse } from '../vocabulary/kinds.ts';
import { usesFrontChannel } from './conditions.ts';

/** Every place between a login's request and its answer was recorded. A grant without a front channel has none. */
export function sawPath(facts: Facts): boolean {
  return !usesFrontChannel(facts) || facts.of(loginPath)?.isWhole === true;
}

/** The same, and the headers of each page on the way. */
export function sawPages(facts: Facts): boolean {
  const { hops = [] } = facts.of(loginPath) ?? {};
  return (
    sawPath(facts) &&
    hops.every(({ exchange }) => exchange.status !== 200 || wereRecorded(exchange.responseHeaders))
  );
}

/**
 * The recording shows where tokens go: a call to an API with its token in the header, and the bodies of what was posted. Exports that were
 * cleaned, and a browser that was merely listened to, lack the one or the other; there a stranger's call would not show either.
 */
export function sawTokensGo({ flow, tokenRequests = [] }: Facts): boolean {
  const calls = flow.messages.filter((message) => isTokenUse(message) && message.token);
  const posted = tokenRequests.filter(({ exchange }) => exchange.method === 'POST');
  return (
    calls.some(({ exchange }) => headerValue(exchange.requestHeaders, 'authorization') !== undefined) &&
    posted.every(({ exchange }) => exchange.requestBody?.text !== undefined)
  );
}
