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

/** The places, from 0, of the response's cookies that were recorded as too large before redaction. */
export function tooLargeIn({ verdicts }: Exchange): ReadonlySet<number> {
  const recorded = verdicts?.cookies_too_large;
  return new Set(recorded?.split(' ').map(Number));
}
