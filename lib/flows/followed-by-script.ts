import type { Exchange } from '../exchange/exchange.ts';
import { isKeptFromScript } from '../exchange/kept-from-script.ts';
import { withoutFragment } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { isFrontChannelResponse } from '../vocabulary/kinds.ts';
import type { Flow } from './flow.ts';

/**
 * The request by which a script’s own call followed the redirect that carried this answer to the client, and which the browser kept from
 * it; `undefined` where no script did, or where the window went there too. Fetch standard §4.4, §4.10.
 */
export function followedByScript({ messages, context }: Flow, answer: Message): Exchange | undefined {
  if (!isFrontChannelResponse(answer)) return undefined;
  const { startedAt } = answer.exchange;
  const isLanding = (one: Exchange): boolean =>
    one.startedAt >= startedAt && withoutFragment(one.url) === withoutFragment(answer.url);
  const landings = [...messages.map(({ exchange }) => exchange), ...context].filter(isLanding);
  return landings.every(isKeptFromScript) ? landings[0] : undefined;
}
