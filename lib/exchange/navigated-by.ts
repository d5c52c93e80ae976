import type { Exchange } from './exchange.ts';
import { headerValue } from './headers.ts';

/**
 * Who had the browser go there, as the request itself says: a person who clicked (`Sec-Fetch-User`), through whatever redirects that led, or
 * the page’s script. `undefined` where those headers were not seen. https://www.w3.org/TR/fetch-metadata/ §2.3, §2.4.
 */
export function navigatedBy({ requestHeaders }: Exchange): 'person' | 'script' | undefined {
  if (headerValue(requestHeaders, 'sec-fetch-user') !== undefined) return 'person';
  const mode = headerValue(requestHeaders, 'sec-fetch-mode')?.toLowerCase();
  return mode === 'navigate' ? 'script' : undefined;
}
