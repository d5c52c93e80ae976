import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import type { AfterAnswer } from './after-answer.ts';

const redirects: ReadonlySet<number | undefined> = new Set([301, 302, 303, 307, 308]);

/** What its Location is instead of an address that a browser could follow. */
export type WithoutTarget = 'empty' | 'missing';

/**
 * What a redirect has instead of a target: an empty Location, or none among the headers that were recorded. `undefined` for what is no
 * redirect, or leads on otherwise (Refresh, a script in its body). RFC 9110 §10.2.2, §15.4.
 */
export function withoutTarget({
  status,
  redirectUrl,
  responseHeaders = [],
  responseBody,
}: Exchange): WithoutTarget | undefined {
  if (!redirects.has(status) || redirectUrl !== undefined || responseHeaders.length < 2) return undefined;
  if (headerValue(responseHeaders, 'refresh') !== undefined) return undefined;
  if (/<script\b|http-equiv=["']?refresh|\bon(?:load|click)=|\blocation\b/i.test(responseBody?.text ?? ''))
    return undefined;
  const location = headerValue(responseHeaders, 'location');
  const isRead = responseBody?.text !== undefined || headerValue(responseHeaders, 'content-length') === '0';
  // What an unread body may do in its place is not known.
  if (location === undefined) return isRead ? 'missing' : undefined;
  return location.trim() === '' ? 'empty' : undefined;
}

/** The redirect without a target at which the browser stayed after an answer, where no page followed by itself. */
export function stuckRedirect({ chain, shown, calls }: AfterAnswer): Exchange | undefined {
  const last = chain.at(-1);
  if (!last || withoutTarget(last) === undefined || calls.some(isAccepted)) return undefined;
  return shown.every(({ id }) => id === last.id) ? last : undefined;
}
