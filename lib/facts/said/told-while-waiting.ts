import type { Exchange } from '../../exchange/exchange.ts';
import type { Flow } from '../../flows/flow.ts';
import { lastProviderPageOf, lastRefusedCallOf } from '../pages/refusing-page.ts';
import { isGeneric } from './error-words.ts';
import { isProse } from './member-words.ts';
import { meansOf } from './phrases/phrase.ts';
import { saidBy, type Said } from './said.ts';

/** What a login that waits for its answer saw last at the provider, and what that said; `isCall`: a page’s script was told, not the person. */
export type ToldLast = {
  readonly exchange: Exchange;
  readonly said: Said | undefined;
  readonly isCall: boolean;
};

/**
 * What the provider told last in a login that still waits: its page, or what that page’s own server refused it in words. `undefined`
 * where an answer came or no page did.
 */
export function toldWhileWaiting(flow: Flow): ToldLast | undefined {
  const call = lastRefusedCallOf(flow);
  const said = call && saidBy(call);
  if (call && said && isTelling(call, said)) return { exchange: call, said, isCall: true };
  const page = lastProviderPageOf(flow);
  if (!page) return undefined;
  const before = flow.context.filter(({ startedAt }) => startedAt < page.startedAt);
  return { exchange: page, said: saidBy(page, before), isCall: false };
}

/** Pages ask for what need not be there; that it is not is no refusal unless the words are known. */
function isTelling({ status, method }: Exchange, { words, phrases }: Said): boolean {
  const isKnown = phrases.some(({ phrase }) => phrase.loosely.length === 0 && meansOf(phrase).length > 0);
  if (isKnown) return true;
  const mayBeMissing = status === 404 && method === 'GET';
  return !mayBeMissing && words.some((one) => one.source === 'body' && isProse(one) && !isGeneric(one.text));
}
