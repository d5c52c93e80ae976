import { headerValue } from '../../exchange/headers.ts';
import type { ResponseDetails } from './details.ts';
import { responseOf } from './exchange.ts';

/** Where a redirect says that it leads, as it is written; `undefined` for any other answer. RFC 9110 §10.2.2. */
export function locationOf(details: ResponseDetails): string | undefined {
  if (details.statusCode < 300 || details.statusCode >= 400) return undefined;
  return headerValue(responseOf(details).responseHeaders, 'location');
}

/** What makes an exchange ours that was not before; browsers tell the target themselves a moment later. Nothing for no URL. */
export function targetOf(location: string | undefined, url: string): { readonly redirectUrl?: string } {
  return location !== undefined && URL.canParse(location, url)
    ? { redirectUrl: new URL(location, url).href }
    : {};
}
