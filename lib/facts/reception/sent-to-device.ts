import type { Exchange } from '../../exchange/exchange.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { hostOf, originOf, queryParameters, withoutFragment } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import { isPage } from '../../messages/surrounding.ts';
import { isOutOfReach } from '../development.ts';

/** Where an app on a public host sent the browser to this device, and the request there that nobody answered. */
export type SentToDevice = { readonly by: Exchange; readonly unanswered: Exchange };

/**
 * The redirect by which an app whose page began the login leads to this device and hands nothing over. `undefined` for an app in
 * development, for programs that wait there (RFC 8252 §7.3), where something answered or nobody saw whether it did, and where no page of the
 * app’s own host came before.
 */
export function sentToDevice(
  { context, messages }: Pick<Flow, 'context' | 'messages'>,
  landing: Exchange,
  chain: readonly Exchange[],
): SentToDevice | undefined {
  const by = chain.find(({ url, redirectUrl = '' }) => isLoopback(redirectUrl) && !isLoopback(url));
  const target = by?.redirectUrl ?? '';
  if (!by || !/^https?:/i.test(target) || isOutOfReach(landing.url) || isOutOfReach(by.url)) return undefined;
  if (target.includes('#') || queryParameters(target).length > 0) return undefined;
  const all = [...context, ...messages.map(({ exchange }) => exchange)];
  const begin = messages[0]?.exchange.startedAt ?? landing.startedAt;
  const isBegun = context.some(
    (one) => isPage(one) && one.startedAt <= begin && hostOf(one.url) === hostOf(landing.url),
  );
  const isFromDevice = all.some(
    ({ url, context: { initiator = '' } }) =>
      originOf(initiator) === originOf(target) ||
      (originOf(url) === originOf(target) && withoutFragment(url) !== withoutFragment(target)),
  );
  if (!isBegun || isFromDevice) return undefined;
  const there = all.filter(({ url, startedAt }) => url === target && startedAt >= by.startedAt);
  if (there.some(({ status = 0 }) => status > 0)) return undefined;
  const unanswered = there.find(({ status = 0, failure }) => status === 0 && failure !== undefined);
  return unanswered && { by, unanswered };
}
