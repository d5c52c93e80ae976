import type { Exchange } from '../exchange/exchange.ts';
import { originOf, withoutFragment } from '../exchange/parameters.ts';
import type { Flow } from '../flows/flow.ts';
import { startOriginOf } from './start-origin.ts';

/** Where the app sent the browser to the provider. */
export type BeganAt = { readonly url: string; readonly origin: string };

/**
 * The app’s own redirect to this request, else the origin of the page that sent the browser there. `undefined` where nothing tells, and
 * where an application or a mail opened it.
 */
export function beganAtOf(
  flow: Pick<Flow, 'messages' | 'context'>,
  { url, startedAt }: Exchange,
): BeganAt | undefined {
  const target = withoutFragment(url);
  const redirect = flow.context.findLast(
    (one) =>
      one.startedAt <= startedAt &&
      one.redirectUrl !== undefined &&
      withoutFragment(one.redirectUrl) === target &&
      originOf(one.url) !== originOf(url),
  );
  const origin = redirect ? originOf(redirect.url) : startOriginOf(flow);
  return origin && /^https?:/i.test(origin) ? { url: redirect?.url ?? origin, origin } : undefined;
}
