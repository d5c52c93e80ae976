import type { Confidence } from '../../vocabulary/confidence.ts';
import type { CookieWrite } from './jar.ts';

/** That a cookie's time was over, in seconds. */
export type Expiry = { readonly lifetime: number; readonly age: number; readonly confidence: Confidence };

/** Milliseconds around the end of a lifetime in which nobody can tell. */
const leeway = 1000;

/** `time`: milliseconds since 1970. `undefined` for a cookie that lives, or of which no times were recorded. RFC 6265bis §5.7. */
export function expiryOf({ cookie: { lifetime }, at }: CookieWrite, time: number): Expiry | undefined {
  if (lifetime === undefined || at === 0 || time === 0) return undefined;
  const over = time - at - lifetime * 1000;
  if (over < -leeway) return undefined;
  return { lifetime, age: (time - at) / 1000, confidence: over < leeway ? 'firm' : 'certain' };
}
