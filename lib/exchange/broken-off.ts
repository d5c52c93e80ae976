import type { Exchange } from './exchange.ts';

/** What Chromium, Firefox and Safari call a request that the browser itself gave up: the page was left, or a second click replaced it. */
export const brokenOff = /ERR_ABORTED|NS_BINDING_ABORTED|NS_ERROR_ABORT|cancell?ed|(?<!CONNECTION_)aborted/i;

/** True for a request that the browser itself gave up before it was answered. */
export function isBrokenOff({ failure = '' }: Pick<Exchange, 'failure'>): boolean {
  return brokenOff.test(failure.slice(0, 500));
}
