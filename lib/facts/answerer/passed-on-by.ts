import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';

/** Who says in the answer that it passed it on, as a sentence names it; `undefined` where nobody does. RFC 9110 §7.6.3. */
export function passedOnBy({ responseHeaders }: Pick<Exchange, 'responseHeaders'>): string | undefined {
  const via = headerValue(responseHeaders, 'via') ?? '';
  if (headerValue(responseHeaders, 'x-amz-cf-id') || /cloudfront/i.test(via)) return 'CloudFront';
  if (headerValue(responseHeaders, 'cf-ray')) return 'Cloudflare';
  if (headerValue(responseHeaders, 'x-azure-ref')) return 'Azure Front Door';
  if (/varnish/i.test(via) || headerValue(responseHeaders, 'x-varnish')) return 'Varnish';
  return via === '' ? undefined : 'a proxy that names itself in Via';
}
