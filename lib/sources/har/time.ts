/**
 * The time of a `startedDateTime`, in milliseconds since 1970 with fractions (Fiddler writes 7 digits); NaN when it says
 * none. Reads ISO 8601, other date strings the platform understands, and numbers (seconds or milliseconds).
 */
export function parseTime(value: unknown): number {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string' || value === '') return NaN;
  const time = Date.parse(value);
  if (Number.isNaN(time)) return fromText(value);
  return value.length > 24 ? time + microseconds(value) : time;
}

/** Beyond any date that platforms can show (ECMA-262 §21.4.1.1). */
const latest = 8.64e15;

function fromNumber(value: number): number {
  if (!Number.isFinite(value) || value <= 0) return NaN;
  const time = value < 1e11 ? value * 1000 : value;
  return time > latest ? NaN : time;
}

function fromText(value: string): number {
  if (/^\d+(\.\d+)?$/.test(value)) return fromNumber(Number(value));
  // More fraction digits than some platforms take.
  const long = /^(.+\.\d{3})\d+(.*)$/.exec(value);
  return long ? Date.parse(`${long[1]}${long[2]}`) + microseconds(value) : NaN;
}

/** What is left of the seconds' fraction after its milliseconds, in milliseconds. */
function microseconds(value: string): number {
  const rest = /\.\d{3}(\d+)/.exec(value)?.[1];
  return rest ? Number(`0.${rest}`) : 0;
}
