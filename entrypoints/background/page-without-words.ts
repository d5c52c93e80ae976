import type { Body, Exchange } from '../../lib/exchange/exchange.ts';
import { withoutFragment } from '../../lib/exchange/parameters.ts';

/** The page that a tab shows at this address, if one of these brought it, and there may be more to read in it than was sent: scripts write. */
export function pageWithoutWords(known: readonly Exchange[], tab: number, url: string): Exchange | undefined {
  const shown = withoutFragment(url);
  return known.findLast(
    ({ context, redirectUrl, responseBody, ...exchange }) =>
      context?.tab === tab &&
      context.resourceType === 'main_frame' &&
      redirectUrl === undefined &&
      (responseBody?.text === undefined || responseBody.excerpt === true || isMarkup(responseBody)) &&
      withoutFragment(exchange.url) === shown,
  );
}

function isMarkup({ mediaType }: Body): boolean {
  return mediaType === '' || mediaType.includes('html');
}
