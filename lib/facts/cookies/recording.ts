import type { Exchange } from '../../exchange/exchange.ts';
import { hasCookie } from '../../exchange/has-cookie.ts';
import { isFromBrowser } from '../../exchange/page-request.ts';

/**
 * Whether a recording shows cookies. `none`: a browser's headers were recorded, and no cookie at all in either direction; they were
 * removed when it was saved, or this login uses none, so that no loss can be told. `no headers`: nothing to look at.
 */
export type CookieRecording = 'recorded' | 'none' | 'no headers';

/** Of exchanges that belong together; the more of them, the surer is `none`. */
export function cookieRecordingOf(exchanges: readonly Exchange[]): CookieRecording {
  if (exchanges.some(hasCookie)) return 'recorded';
  const isSeen = exchanges.some(({ requestHeaders }) => requestHeaders && requestHeaders.length > 0);
  return isSeen && exchanges.some(isFromBrowser) ? 'none' : 'no headers';
}
