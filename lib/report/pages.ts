import type { Exchange } from '../exchange/exchange.ts';
import { ownExchanges } from '../flows/own-exchanges.ts';
import type { Facts } from '../facts/facts.ts';
import { partiesOfFlow, sideOf } from '../flows/context/parties.ts';
import { isFrontChannelRequest } from '../vocabulary/kinds.ts';
import { isPrefetch } from '../exchange/prefetch.ts';
import { isPage } from '../messages/surrounding.ts';
import { isoTime } from './iso-time.ts';
import type { ReportPage } from './report.ts';

/**
 * The pages that a person saw around a login, in order of time: what the tab (or the login's frame) went to and was not sent on
 * from. Those that stand as a step of their own, here or in another login, are left out; those folded into a step are not.
 * @param stepIds ids of the flow's steps, in their order
 */
export function reportPages({ flow, steps }: Facts, stepIds: readonly string[]): readonly ReportPage[] {
  const { messages } = flow;
  const frames = new Set(
    messages.filter(isFrontChannelRequest).map(({ exchange }) => exchange.context.resourceType),
  );
  const asSteps = new Set(steps.map(({ message }) => message?.exchange.id));
  const shown = ownExchanges(flow).filter((one) => isShown(one, frames) && !asSteps.has(one.id));
  if (shown.length === 0) return [];
  const parties = partiesOfFlow(flow);
  return shown.map(({ entry, startedAt, url, status }) => {
    const after = steps.findLastIndex(({ time }) => time <= startedAt);
    return {
      entry,
      time: isoTime(startedAt),
      url,
      status: status ?? null,
      host: sideOf(messages, parties, url),
      after: stepIds[after] ?? null,
    };
  });
}

function isShown(exchange: Exchange, frames: ReadonlySet<string | undefined>): boolean {
  if (exchange.redirectUrl !== undefined || !isPage(exchange) || isPrefetch(exchange)) return false;
  return exchange.context.resourceType !== 'sub_frame' || frames.has('sub_frame');
}
