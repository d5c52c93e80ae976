/** Milliseconds for people: `38 ms`, `1.2 s`, `2 min 5 s`, `3 h 10 min`, `4 days`. */
export function duration(ms: number): string {
  const size = Math.abs(ms);
  if (size < 999.5) return `${Math.round(size)} ms`;
  if (size < 9_950) return `${(size / 1000).toFixed(1)} s`;
  const seconds = Math.round(size / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return joined(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  if (seconds < 86_400 * 2)
    return joined(Math.floor(seconds / 3600), 'h', Math.floor((seconds % 3600) / 60), 'min');
  return `${Math.round(seconds / 86_400)} days`;
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** `14:03:09`, in the reader's own time zone. Lists ask for thousands: the platform's own words would take seconds. */
export function clock(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** `Sat 28 Nov 2026`, in the reader's own time zone; empty for what is no time. */
export function day(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return `${weekdays[date.getDay()]} ${date.getDate()} ${months[date.getMonth()]} ${date.getFullYear()}`;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A NumericDate (RFC 7519 §2, seconds) against a moment (milliseconds): `in 10 min`, `2 h ago`. */
export function relative(seconds: number, now: number): string {
  const difference = seconds * 1000 - now;
  if (Math.abs(difference) < 1000) return 'at that moment';
  return difference > 0 ? `in ${duration(difference)}` : `${duration(difference)} ago`;
}

/** A NumericDate as date and time: `2026-01-01 00:10:00 UTC`. Values no date can hold stay as they are. */
export function dateTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return String(seconds);
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
