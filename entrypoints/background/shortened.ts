import type { Body } from '../../lib/exchange/exchange.ts';

/** Longer response bodies (DevTools gives any) are no protocol messages: pages, bundles, downloads. */
export const longestResponse = 256 * 1024;

/** The body, without its text where that is too long. */
export function shortened(body: Body): Body {
  return (body.text?.length ?? 0) > longestResponse ? { mediaType: body.mediaType } : body;
}
