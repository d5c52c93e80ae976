import type { Exchange } from './exchange.ts';
import { headerValue } from './headers.ts';

/** True when an exchange carries a cookie in either direction: its recording was not cleaned of them. */
export function hasCookie({ requestHeaders, responseHeaders }: Exchange): boolean {
  return (headerValue(requestHeaders, 'cookie') ?? headerValue(responseHeaders, 'set-cookie')) !== undefined;
}
