import type { Exchange } from '../../exchange/exchange.ts';
import { octetsOf } from './cookie-header.ts';
import type { SetCookie } from './set-cookie.ts';

/** Octets that name and value may have together. RFC 6265bis §5.6. */
const longest = 4096;

/** True for a cookie that browsers do not keep for its size. */
export function isTooLarge({ name, value }: Pick<SetCookie, 'name' | 'value'>): boolean {
  const characters = name.length + value.length;
  // A character has three octets at most.
  return characters * 3 > longest && octetsOf(name) + octetsOf(value) > longest;
}

/** The name under which a trace carries which of a response's cookies were too large to be kept, once redaction has shortened them. */
export const tooLargeVerdictName = 'cookies_too_large';

/** The places, from 0, of the response's cookies that were recorded as too large before redaction. */
export function tooLargeIn({ verdicts }: Exchange): ReadonlySet<number> {
  const recorded = verdicts?.[tooLargeVerdictName];
  if (recorded === undefined || !/^\d{1,4}(?: \d{1,4})*$/.test(recorded)) return new Set();
  return new Set(recorded.split(' ').map(Number));
}
