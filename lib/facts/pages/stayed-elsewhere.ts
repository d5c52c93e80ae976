import { cameFrom } from '../../exchange/came-from.ts';
import { isOwnPlaceholder } from '../../exchange/cleaned.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { originOf, parameter, queryParameters, withoutFragment } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import type { Flow } from '../../flows/flow.ts';
import { isTopPage } from '../../messages/surrounding.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';

/** A login that began at one origin of an app and ended at another, where its page is not. */
export type StayedElsewhere = {
  /** Of the page that began the login. */
  readonly began: string;
  /** The redirect names a path alone. */
  readonly isRelative: boolean;
  /** It hands over a one-time value of the app’s own, and not the provider’s code. */
  readonly handsOver: boolean;
};

/**
 * How the callback led on within its own origin, where a page at another origin of the same site (another port, another host) had begun the login.
 * `undefined` where nothing tells of such a page. RFC 9110 §10.2.2.
 */
export function stayedElsewhere(flow: Flow, callback: Exchange, page: Exchange): StayedElsewhere | undefined {
  const request = flow.messages.find(isFrontChannelRequest)?.exchange;
  const here = originOf(callback.url);
  if (!request || here === null || originOf(page.url) !== here) return undefined;
  const target = withoutFragment(request.url);
  const led = flow.context.findLast(
    ({ redirectUrl, startedAt }) =>
      redirectUrl !== undefined && withoutFragment(redirectUrl) === target && startedAt <= request.startedAt,
  );
  const began = cameFrom(led ?? request);
  if (began === null || began === here || began === originOf(request.url) || !isOneSite(began, here))
    return undefined;
  if (!flow.context.some((one) => originOf(one.url) === began && one.status === 200 && isTopPage(one)))
    return undefined;
  const location = headerValue(callback.responseHeaders, 'location');
  return {
    began,
    isRelative: location !== undefined && !/^[a-z][\w+.-]*:|^\/\//i.test(location.trim()),
    handsOver: handsOver(callback.url, page.url),
  };
}

function handsOver(callback: string, url: string): boolean {
  const [before, now] = [queryParameters(callback), queryParameters(url)];
  return ofHandOver.some((name) => {
    const value = parameter(now, name);
    if (value === undefined || value === parameter(before, name)) return false;
    return value.length >= 16 || isOwnPlaceholder(value);
  });
}

const ofHandOver = ['code', 'token', 'ticket', 'handoff', 'session', 'key', 'otp', 'nonce'] as const;
