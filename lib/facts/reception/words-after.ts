import type { Exchange } from '../../exchange/exchange.ts';
import { hasCookie } from '../../exchange/has-cookie.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import type { Flow, SaysFailure } from '../../flows/flow.ts';
import { sentCookiesOf } from '../cookies/sent-cookies.ts';
import type { AfterAnswer } from './after-answer.ts';
import { bringsSession, sessionCookiesBegun } from './session-cookies.ts';

/** Whether a page says that the login failed: `plainly`, or `perhaps` where its words may be about anything. */
export type WordsAfter = 'plainly' | 'perhaps' | undefined;

/** What the last page that was shown after an answer says of it. */
export function wordsAfter(flow: Flow, landing: Exchange, after: AfterAnswer): WordsAfter {
  const last = after.shown.at(-1);
  if (!last || !isAccepted(last) || !flow.saysFailure) return undefined;
  const before = flow.context.filter((one) => one.startedAt < landing.startedAt);
  const words = flow.saysFailure(last, before);
  if (words === undefined) return undefined;
  const hasBegun = sessionCookiesBegun(after).length > 0;
  if (last.id === landing.id) return hasBegun && words === 'besides' ? 'perhaps' : 'plainly';
  if (hasBegun) return toldInSession(words);
  return mayBringSession(flow, last) && (words === 'aside' || words === 'besides') ? 'perhaps' : 'plainly';
}

/** The session that the answer began may be of somebody who is logged in, or hold what failed until it was shown. */
function toldInSession(words: Exclude<ReturnType<SaysFailure>, undefined>): WordsAfter {
  if (words === 'vaguely') return undefined;
  return words === 'plainly' ? 'plainly' : 'perhaps';
}

/** It came with a session from before, or what it came with was not recorded. */
function mayBringSession(flow: Flow, page: Exchange): boolean {
  return bringsSession(page) || sentCookiesOf(page) === undefined || !hasCookies(flow);
}

/** False for a recording that was cleaned of cookies. */
export function hasCookies({ messages, context }: Flow): boolean {
  return messages.some(({ exchange }) => hasCookie(exchange)) || context.some(hasCookie);
}
