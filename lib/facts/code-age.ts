import type { Exchange } from '../exchange/exchange.ts';
import { isFrontChannelResponse } from '../vocabulary/kinds.ts';
import { fact } from './fact.ts';
import { handOffAfter } from './reception/hand-off.ts';

/** Milliseconds: no provider’s codes live shorter. */
export const shortestCodeLife = 15_000;

/** How old a code was, in milliseconds, when the one request came that took it: the page's own, or its call to a server. */
export type CodeAge = { readonly age: number; readonly by: Exchange; readonly isRefused: boolean };

/**
 * The age of the login's code when it was used. `undefined` where no request was seen to use it, and where several were: the code may
 * have been used up by the first. RFC 6749 §4.1.2.
 */
export const codeAge = fact('codeAge', ({ flow, redemptions = [] }): CodeAge | undefined => {
  const answer = flow.messages.findLast(
    (one) => isFrontChannelResponse(one) && one.carrier === 'request' && one.params['code'] !== undefined,
  );
  if (!answer) return undefined;
  const [own, ...more] = redemptions.filter(({ params }) => params['code'] === answer.params['code']);
  const handed = handOffAfter(flow, answer.exchange);
  const by = own?.exchange ?? handed?.call;
  if (!by || more.length > 0 || (own && handed && handed.call.id !== by.id)) return undefined;
  return {
    age: by.startedAt - answer.exchange.startedAt,
    by,
    isRefused: own ? own.error !== undefined : handed?.said === 'refused',
  };
});
