import { originOf } from '../../exchange/parameters.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Flow } from '../../flows/flow.ts';
import { isPage } from '../../messages/surrounding.ts';

/**
 * The path under which all of an app lies that was seen before its callback, the callback too: `/cluster-a`. `undefined` where its pages have
 * none in common, or no page was seen. What is named for logins alone (`/auth`) is no part of it: the rest of an app lies elsewhere.
 */
export function basePathOf({ context }: Pick<Flow, 'context'>, callback: Exchange): string | undefined {
  const before = context.filter(
    (one) =>
      isPage(one) &&
      isAccepted(one) &&
      one.startedAt < callback.startedAt &&
      originOf(one.url) === originOf(callback.url),
  );
  const [first = [], ...others] = [callback, ...before].map(({ url }) => segmentsOf(url));
  if (others.length === 0) return undefined;
  const end = first.findIndex((segment, at) => others.some((other) => other[at] !== segment));
  const common = end < 0 ? first : first.slice(0, end);
  const named = common.findIndex((segment) => ofLogins.test(segment));
  const base = named < 0 ? common : common.slice(0, named);
  return base.length === 0 ? undefined : `/${base.join('/')}`;
}

/** True for an address under that path. */
export function isUnder(base: string, url: string): boolean {
  const { pathname } = new URL(url);
  return pathname === base || pathname.startsWith(`${base}/`);
}

function segmentsOf(url: string): readonly string[] {
  const { pathname } = new URL(url);
  return pathname.split('/').slice(1, -1);
}

const ofLogins =
  /^(?:api|auth\w{0,12}|oauth\w{0,8}|oidc|openid\w{0,8}|saml\w{0,5}|sso|cas|log-?in|sign-?in|callbacks?|users?|accounts?|sessions?|connect|public)$/i;
