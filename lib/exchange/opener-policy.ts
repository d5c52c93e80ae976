import type { Exchange } from './exchange.ts';
import { headerValues } from './headers.ts';
import { isLoopback } from './loopback.ts';

/** What a document says of the windows that opened it and that it opens. */
export type OpenerPolicy = 'same-origin' | 'same-origin-allow-popups' | 'noopener-allow-popups';

const policies: readonly OpenerPolicy[] = [
  'same-origin',
  'same-origin-allow-popups',
  'noopener-allow-popups',
];

/**
 * The Cross-Origin-Opener-Policy of a document; `undefined` for none, for `unsafe-none` and for what browsers do not read, as two
 * values, or any over plain http but from this device. HTML §7.1.3.
 */
export function openerPolicyOf({ responseHeaders, url }: Exchange): OpenerPolicy | undefined {
  if (/^http:/i.test(url) && !isLoopback(url)) return undefined;
  const values = headerValues(responseHeaders, 'cross-origin-opener-policy');
  if (values.length !== 1) return undefined;
  const value = values[0]!.split(';', 1)[0]!.trim();
  return policies.find((policy) => policy === value);
}
