import type { Exchange } from '../exchange/exchange.ts';
import type { Message } from '../messages/message.ts';
import { startKeptBack, type KeptBack } from '../messages/oidc/start-kept-back.ts';
import { isFrontChannelRequest } from '../vocabulary/kinds.ts';
import type { Flow } from './flow.ts';
import { seenBefore } from './seen-before.ts';

/** A start whose way to the provider the policy of the app’s page forbids. */
export type KeptBackStart = KeptBack & {
  /** By which it is known: the start, or the request that was broken off. */
  readonly at: Message;
  /** The app’s answer that led there. */
  readonly led: Exchange;
};

/** Every start that was kept back, by the app’s answer alone or as a request that the browser broke off; empty where none was. */
export function keptBackIn(flow: Pick<Flow, 'context' | 'messages'>): readonly KeptBackStart[] {
  const starts = flow.messages.filter(({ kind }) => kind === 'refused_start');
  const found = starts.flatMap((at) => keptBack(flow, at, at.exchange));
  return found.length > 0 ? found : blockedIn(flow);
}

/** The way to the provider was recorded, too. */
function blockedIn(flow: Pick<Flow, 'context' | 'messages'>): readonly KeptBackStart[] {
  const at = flow.messages.find(isFrontChannelRequest);
  const { status = 0, failure = '', url } = at?.exchange ?? {};
  if (!at || status !== 0 || !/abort|block|csp/i.test(failure)) return [];
  const led = flow.context.findLast(({ redirectUrl }) => redirectUrl === url);
  return led ? keptBack(flow, at, led) : [];
}

function keptBack(
  flow: Pick<Flow, 'context' | 'messages'>,
  at: Message,
  led: Exchange,
): readonly KeptBackStart[] {
  const kept = startKeptBack(led, () => seenBefore(flow, led));
  return kept ? [{ ...kept, at, led }] : [];
}
