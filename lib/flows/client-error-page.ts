import type { Exchange } from '../exchange/exchange.ts';
import { endpointOf, hostOf, originOf } from '../exchange/parameters.ts';
import { errorsInAddress, isFailurePath, isForbiddenPath } from './address-errors.ts';

/**
 * The client took the answer and sent the browser to an error page of its own, on any port and by any scheme: that page's address
 * without its parameters. Only frameworks' usual names count; `undefined` for every other way on.
 */
export function clientErrorPage({ url, redirectUrl }: Exchange): string | undefined {
  if (!redirectUrl || originOf(redirectUrl) === null || hostOf(redirectUrl) !== hostOf(url)) return undefined;
  return errorsInAddress(redirectUrl).length > 0 || isFailurePath(redirectUrl) || isForbiddenPath(redirectUrl)
    ? endpointOf(redirectUrl)
    : undefined;
}
