import { headerValue } from '../exchange/headers.ts';
import { dateTimeOf } from '../exchange/date-time.ts';
import type { Message } from '../messages/message.ts';
import type { ValueAt } from './comparison.ts';

/** How far a party's clock is ahead of this browser's, in milliseconds (negative: behind), and what tells so. */
export type PartyClock = {
  readonly ahead: number;
  readonly by: ValueAt;
  /** It is off by full half hours, as where local time is written as if it were UTC. */
  readonly byZone?: true;
};

/** Whose clock is wrong, measured by this browser's. `neither`: the time really went by. `unknown`: one of them could not be measured. */
export type ClockOff = 'provider' | 'service' | 'both' | 'neither' | 'unknown';

/** The clocks of the two parties of a login; `undefined` where none could be measured. */
export type PartyClocks = {
  readonly provider: PartyClock | undefined;
  readonly service: PartyClock | undefined;
  readonly off: ClockOff;
};

/** What a measured clock may be off by, and two may differ by, before that counts, in milliseconds: answers are dated to the second. */
export const clockLeeway = 5000;

/** Holds two clocks against that of the browser. */
export function partyClocks(provider: PartyClock | undefined, service: PartyClock | undefined): PartyClocks {
  return { provider, service, off: offOf(provider, service) };
}

function offOf(provider: PartyClock | undefined, service: PartyClock | undefined): ClockOff {
  if (!provider || !service) return 'unknown';
  const [first, second] = [Math.abs(provider.ahead) > clockLeeway, Math.abs(service.ahead) > clockLeeway];
  if (first && second) return 'both';
  return first ? 'provider' : second ? 'service' : 'neither';
}

/**
 * The clock of who answered, by the `Date` of the answer; `undefined` where it has none, a cache had it, or the recording has no times.
 * It was made between the request and the end of the answer: what lies within is no difference. RFC 9110 §6.6.1; RFC 9111 §5.1.
 */
export function clockByDate(message: Message): PartyClock | undefined {
  const { responseHeaders, startedAt, duration = 0 } = message.exchange;
  const value = headerValue(responseHeaders, 'date');
  const time = Date.parse(value ?? '');
  if (value === undefined || Number.isNaN(time) || startedAt === 0) return undefined;
  if (headerValue(responseHeaders, 'age')) return undefined;
  const [early, late] = [time + 999 - startedAt, time - startedAt - duration];
  const ahead = late > 0 ? late : early < 0 ? early : 0;
  return { ahead, by: { value, name: 'Date', message } };
}

/** How long a browser may take to carry a message on, in milliseconds. */
const carried = 60_000;

/**
 * The clock of who wrote a message, by the time written into it, when the browser carried it at once. What was written long before it was
 * sent tells nothing: a page may have waited. What was written after it was sent was written by a clock that is ahead.
 */
export function clockByWriting(written: ValueAt): PartyClock | undefined {
  const { startedAt } = written.message.exchange;
  const time = dateTimeOf(written.value);
  if (time === undefined || startedAt === 0 || time < startedAt - carried) return undefined;
  return { ahead: Math.max(0, time - startedAt), by: written, ...zoneIn(time - startedAt, time - startedAt) };
}

/**
 * The clock of who answered a request, by the time written into the answer: it was made after the request was sent, and before the browser
 * carried it on. `undefined` where it lies between them, so far as clocks are measured. @param written in the answer @param asked the request
 * that the answer names itself
 */
export function clockByAnswering(written: ValueAt, asked: Message): PartyClock | undefined {
  const time = dateTimeOf(written.value);
  const [from, until] = [asked.exchange.startedAt, written.message.exchange.startedAt];
  if (time === undefined || from === 0 || until < from || time >= from - twoClocks) return undefined;
  return { ahead: time - from, by: written, ...zoneIn(time - until, time - from) };
}

const halfHour = 30 * 60_000;

/** @param least what it is ahead by at the least, in milliseconds @param most at the most */
function zoneIn(least: number, most: number): Pick<PartyClock, 'byZone'> {
  const nearest = Math.round((least + most) / 2 / halfHour) * halfHour;
  const isIn = nearest > least - twoClocks && nearest < most + twoClocks;
  return nearest !== 0 && most - least < 10 * twoClocks && isIn ? { byZone: true } : {};
}

/** Two machines that differ by more than this have two clocks, in milliseconds. */
const twoClocks = 60_000;

/** Of two measurements of one party: what it wrote itself, where a proxy in front of it dates its answers by another clock. */
export function moreTelling(
  dated: PartyClock | undefined,
  written: PartyClock | undefined,
): PartyClock | undefined {
  if (!dated || !written) return dated ?? written;
  const isOther = Math.abs(written.ahead) > twoClocks && Math.abs(written.ahead - dated.ahead) > twoClocks;
  return isOther ? written : dated;
}
