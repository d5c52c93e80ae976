import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { AfterAnswer } from './after-answer.ts';

/** What a service told the page of the answer that it took: a refusal for good, or one that a page may make good by a registration. */
export type RefusedAttempt = { readonly at: Exchange; readonly isOpen: boolean };

/**
 * What a service that logs people in for an app's pages (Clerk) told the page last of the answer that it took: that it came to nothing. `undefined`
 * where it told anything else, or the page is the service's own. It refuses the call, or answers well and has an error in the attempt, and no session.
 */
export function refusedAttempt({ calls }: AfterAnswer, landing: Exchange): RefusedAttempt | undefined {
  const service = originOf(landing.url);
  const at = calls.findLast((one) => originOf(one.url) === service && isOfOther(cameFrom(one), service));
  if (!at) return undefined;
  if (isRefused(at)) return { at, isOpen: false };
  return at.verdicts?.attempt === 'refused' || holdsError(at) ? { at, isOpen: true } : undefined;
}

function isOfOther(page: string | null, service: string | null): boolean {
  return page !== null && page !== service;
}

function isRefused({ status }: Exchange): boolean {
  return status === 400 || status === 403 || status === 409 || status === 422;
}

/** Characters of an answer that are looked at. */
const longest = 100_000;

function holdsError({ status, responseBody }: Exchange): boolean {
  const text = responseBody?.text ?? '';
  if (status !== 200 || text.length > longest || !text.includes('"first_factor_verification"')) return false;
  return ofAttempt.test(text) && !/"sessions":\s?\[\s?\{/.test(text);
}

const ofAttempt = /"first_factor_verification":\s?\{[^{}]{0,1000}"error":\s?\{\s?"code":\s?"\w/;

/** The same as a verdict: in a trace the answer is gone. */
export function attemptVerdictOf(exchange: Exchange): 'refused' | undefined {
  return holdsError(exchange) ? 'refused' : undefined;
}
