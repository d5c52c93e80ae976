import { timeOf } from '../flows/flow.ts';
import { gaveTokens } from '../flows/infer.ts';
import type { Message } from '../messages/message.ts';

/** A request for tokens, the seconds since the one before it was sent, and how many it should have waited. */
export type EarlyPoll = { readonly poll: Message; readonly waited: number; readonly interval: number };

/** Seconds that timers and networks are granted. */
export const jitter = 0.5;

/** Seconds between two requests, as the server said: five where nothing was said, or nonsense. RFC 8628 §3.2; CIBA §7.3. */
export function intervalSaid(interval: unknown): number {
  return typeof interval === 'number' && interval > 0 ? interval : 5;
}

/**
 * Requests of one device code, in order of time, that came sooner after the one before than they may: each `slow_down` adds five seconds.
 * @param said seconds that the server said at the beginning. RFC 8628 §3.5; CIBA §11.
 */
export function earlyPolls(polls: readonly Message[], said: number): readonly EarlyPoll[] {
  let interval = said;
  const early: EarlyPoll[] = [];
  for (const [at, poll] of polls.entries()) {
    const before = polls[at - 1];
    const waited = before ? (timeOf(poll) - timeOf(before)) / 1000 : interval;
    if (waited < interval - jitter && !(before && gaveTokens(before))) early.push({ poll, waited, interval });
    if (poll.error?.code === 'slow_down') interval += 5;
  }
  return early;
}
