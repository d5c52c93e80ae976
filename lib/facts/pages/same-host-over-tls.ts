import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import type { Flow } from '../../flows/flow.ts';

/**
 * The origin at which the browser was seen to be, or to call, over https on the host of an address that is http: the app believes to be
 * on http and is not. `undefined` for other addresses, those of this device, and where nothing of the kind was seen.
 */
export function sameHostOverTls(
  address: string,
  { messages, context }: Pick<Flow, 'messages' | 'context'>,
): URL | undefined {
  if (!/^http:\/\//i.test(address) || !URL.canParse(address) || isLoopback(address)) return undefined;
  const { hostname } = new URL(address);
  return pagesAround([...context, ...messages.map(({ exchange }) => exchange)]).find(
    (page) => page.protocol === 'https:' && page.hostname === hostname,
  );
}

/** Addresses that the browser was at or called: of the exchanges themselves, and of the pages that they came from. */
function pagesAround(exchanges: readonly Exchange[]): readonly URL[] {
  return exchanges.flatMap(({ url, context, requestHeaders }) =>
    [
      url,
      context.initiator,
      headerValue(requestHeaders, 'referer'),
      headerValue(requestHeaders, 'origin'),
    ].flatMap((address) => (address !== undefined && URL.canParse(address) ? [new URL(address)] : [])),
  );
}
