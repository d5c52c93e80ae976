import { headerValue } from '../exchange/headers.ts';
import { dateTimeOf } from '../exchange/date-time.ts';
import type { Message } from '../messages/message.ts';
import type { Confidence } from '../vocabulary/confidence.ts';
import type { ValueAt } from './comparison.ts';
import type { PartyClock } from './party-clocks.ts';

/** From when and until when something may be used: xs:dateTime, as many as there are. All of them must hold. */
export type Limits = { readonly from: readonly ValueAt[]; readonly until: readonly ValueAt[] };

/** What time it was where it was used, in milliseconds since 1970, and what tells so. */
export type Clock = { readonly time: number; readonly by: ValueAt };

/**
 * Whether something was used in its time. `by`: by how much it was not, in milliseconds. How much a receiver lets pass is its own affair:
 * some nothing, many three to five minutes. So `certain` is more than that, `tentative` what nearly all let pass.
 */
export type Validity =
  | { readonly verdict: 'valid' }
  | {
      readonly verdict: 'not yet valid' | 'expired';
      /** The limit that was missed by most. */
      readonly limit: ValueAt;
      readonly clock: ValueAt;
      readonly by: number;
      readonly confidence: Confidence;
    }
  | { readonly verdict: 'not judged'; readonly because: 'absent' | 'encrypted' | 'not recorded' };

const minute = 60_000;

/** Holds limits against the receiver's clock; not judged where there are no limits, or no clock. */
export function validityOf(limits: Limits, clock: Clock | undefined): Validity {
  if (limits.from.length + limits.until.length === 0) return { verdict: 'not judged', because: 'absent' };
  if (!clock) return { verdict: 'not judged', because: 'not recorded' };
  const early = worst(limits.from, (time) => (time > clock.time + 1000 ? time - clock.time : 0));
  if (early) return missed('not yet valid', early, clock);
  const late = worst(limits.until, (time) => (time <= clock.time ? clock.time - time : 0));
  return late ? missed('expired', late, clock) : { verdict: 'valid' };
}

type Missed = { readonly limit: ValueAt; readonly by: number };

/** @param missedBy milliseconds, zero for a limit that holds */
function worst(limits: readonly ValueAt[], missedBy: (time: number) => number): Missed | undefined {
  let found: Missed | undefined;
  for (const limit of limits) {
    const time = dateTimeOf(limit.value);
    const by = time === undefined ? 0 : missedBy(time);
    if (by > (found?.by ?? 0)) found = { limit, by };
  }
  return found;
}

function missed(verdict: 'not yet valid' | 'expired', { limit, by }: Missed, { by: clock }: Clock): Validity {
  const confidence = by > 5 * minute ? 'certain' : by > minute / 2 ? 'firm' : 'tentative';
  return { verdict, limit, clock, by, confidence };
}

/** The receiver's clock as its answer shows it (`Date`, RFC 9110 §6.6.1); `undefined` for an answer without one, or from a cache. */
export function clockOfAnswer(message: Message): Clock | undefined {
  const { responseHeaders } = message.exchange;
  const value = headerValue(responseHeaders, 'date');
  const time = Date.parse(value ?? '');
  if (value === undefined || Number.isNaN(time) || headerValue(responseHeaders, 'age')) return undefined;
  return { time, by: { value, name: 'Date', message } };
}

/** The same by a better measurement of the receiver's clock, where there is one; without a dated answer nobody knows when it was read. */
export function receiversClock(message: Message, measured: PartyClock | undefined): Clock | undefined {
  const dated = clockOfAnswer(message);
  if (!dated || !measured || measured.by.name === 'Date') return dated;
  const { startedAt, duration = 0 } = message.exchange;
  return { time: startedAt + duration + measured.ahead, by: measured.by };
}
