import { parseTime } from './time.ts';

/** In which order to walk the entries of a HAR, and when each began. */
export type EntryOrder = {
  /** Indices of the entries in order of time; `undefined` where the file is in order already. */
  readonly indices: readonly number[] | undefined;
  /** Milliseconds since 1970. An entry without a readable time has that of the entry before it, else 0. */
  readonly timeOf: (index: number) => number;
};

/**
 * The order of time, stable: entries of the same time, and those without one, keep their place in the file. Dates are
 * parsed only when their text does not show the order (a sorted file of one date format is merely compared).
 */
export function orderOf(entries: readonly unknown[]): EntryOrder {
  if (showsOrder(entries))
    return { indices: undefined, timeOf: (index) => parseTime(startOf(entries[index])) || 0 };
  return orderOfTimes(Float64Array.from(entries, (entry) => parseTime(startOf(entry))));
}

/** The same for times alone, NaN where none can be read. */
export function orderOfTimes(told: Float64Array): EntryOrder {
  const times = filled(told);
  const timeOf = (index: number): number => times[index] ?? 0;
  for (let index = 1; index < times.length; index++) {
    if (timeOf(index) < timeOf(index - 1)) return { indices: sorted(times), timeOf };
  }
  return { indices: undefined, timeOf };
}

function sorted(times: Float64Array): readonly number[] {
  return Array.from(times, (_, index) => index).sort((a, b) => times[a]! - times[b]!);
}

function filled(told: Float64Array): Float64Array {
  let last = 0;
  return told.map((time) => (last = Number.isNaN(time) ? last : time));
}

function startOf(entry: unknown): unknown {
  return (entry as { startedDateTime?: unknown } | null | undefined)?.startedDateTime;
}

/** True when every time is ISO 8601 text of one format and offset, and the text alone shows that none decreases. */
function showsOrder(entries: readonly unknown[]): boolean {
  let last: string | undefined;
  for (const entry of entries) {
    const start = startOf(entry);
    if (typeof start !== 'string') return false;
    if (last === undefined ? !isIso(start) : !(sameFormat(last, start) && last <= start)) return false;
    last = start;
  }
  return true;
}

function isIso(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Texts of one length compare like times if their offsets (`Z`, `+02:00`) are the same. */
function sameFormat(a: string, b: string): boolean {
  const { length } = a;
  if (length !== b.length || b.charCodeAt(10) !== letterT) return false;
  if (a.charCodeAt(length - 1) === letterZ) return b.charCodeAt(length - 1) === letterZ;
  for (let at = length - 6; at < length; at++) if (a.charCodeAt(at) !== b.charCodeAt(at)) return false;
  return true;
}

const letterT = 84;
const letterZ = 90;
