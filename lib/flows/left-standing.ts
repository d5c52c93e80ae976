import type { Exchange } from '../exchange/exchange.ts';
import type { FlowDraft } from './draft.ts';

/** Milliseconds in which a callback page may load and clean its address. */
const timeToClean = 5000;

/**
 * A request that names the callback's address as its page is worth keeping: the page has stood there for a while, and no other
 * request has shown so before. One is enough: a page that never cleans its address makes any number of them.
 */
export function isLeftStanding(draft: FlowDraft | undefined, { id, startedAt }: Exchange): boolean {
  const landing = draft?.messages.find(
    ({ kind, carrier }) => kind === 'authorization_response' && carrier === 'request',
  );
  if (!draft || !landing || startedAt - landing.exchange.startedAt < timeToClean) return false;
  return !draft.messages.some(
    ({ kind, params, exchange }) =>
      kind === 'exposure' &&
      params['place'] === 'address' &&
      exchange.id !== id &&
      exchange.startedAt <= startedAt,
  );
}
