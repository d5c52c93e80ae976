import type { Exchange } from '../../exchange/exchange.ts';
import { headerValues } from '../../exchange/headers.ts';
import { sentCookiesOf } from './sent-cookies.ts';

/** How much a request's cookies take: servers refuse headers of more than some 4 to 16 kB (400, 431). RFC 6585 §5. */
export type CookieHeader = {
  readonly count: number;
  /** Octets of the value of `Cookie`. */
  readonly bytes: number;
  /** Those whose names differ only in what is made up for each attempt, under their common beginning, the most frequent first. */
  readonly families: readonly CookieFamily[];
};

/** Cookies of one making: `mod_auth_openidc_state_` with its number. A name that stands alone is a family of one. */
export type CookieFamily = { readonly name: string; readonly count: number };

/** `undefined` where no request headers were recorded; without cookies all of it is nothing. */
export function cookieHeaderOf(exchange: Exchange): CookieHeader | undefined {
  const sent = sentCookiesOf(exchange);
  if (!sent) return undefined;
  const counts = new Map<string, number>();
  for (const { name } of sent) {
    const family = familyOf(name);
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  const families = [...counts].map(([name, count]) => ({ name, count }));
  return {
    count: sent.length,
    bytes: bytesOf(exchange),
    families: families.sort((a, b) => b.count - a.count),
  };
}

function bytesOf({ verdicts, requestHeaders }: Exchange): number {
  const recorded = Number(verdicts?.cookie_bytes);
  if (Number.isSafeInteger(recorded) && recorded > 0) return recorded;
  return octetsOf(headerValues(requestHeaders, 'cookie').join('; '));
}

/** How many octets a text takes in UTF-8. */
export function octetsOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/**
 * What names of one making begin with: `mod_auth_openidc_state_` of `mod_auth_openidc_state_Kx3…`; a name that stands alone as it is. What
 * is made up for each attempt begins with the first part that is no word, and is long, or a number.
 */
export function familyOf(name: string): string {
  const parts = name.slice(0, longestName).matchAll(/[^_.:|-]+/g);
  for (const { index, 0: part } of parts) {
    if (isWord(part)) continue;
    const rest = name.slice(index);
    return index > 0 && (rest.length >= 12 || /^\d+$/.test(rest)) ? name.slice(0, index) : name;
  }
  return name;
}

/** Characters of a name that are looked at. */
const longestName = 200;

/**
 * Letters alone, or a short name with its version (`oauth2`, `a0`), with no more capitals inside than `AspNetCore` has. A redacted trace
 * has `redacted` instead of what was made up.
 */
function isWord(part: string): boolean {
  return (
    part !== 'redacted' &&
    /^(?:[a-z]+|[a-z]{3,6}\d|a0)$/i.test(part) &&
    (part.match(/[a-z][A-Z]/g)?.length ?? 0) <= 2
  );
}
