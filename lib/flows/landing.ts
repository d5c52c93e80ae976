import type { Exchange } from '../exchange/exchange.ts';
import { withoutFragment } from '../exchange/parameters.ts';
import type { FlowDraft } from './draft.ts';

/**
 * True while no other request than this one has followed the redirect that carried an answer in its fragment: the same page
 * asked for again later (the app's start page, the return from a logout) delivers nothing.
 */
export function awaitsLanding({ messages }: FlowDraft, { id, url, startedAt }: Exchange): boolean {
  const address = withoutFragment(url);
  return !messages.some(
    ({ kind, carrier, exchange }) =>
      kind === 'authorization_response' &&
      carrier === 'request' &&
      exchange.id !== id &&
      exchange.startedAt <= startedAt &&
      withoutFragment(exchange.url) === address,
  );
}
