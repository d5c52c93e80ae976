import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { fact } from '../fact.ts';
import { leftAnswer } from './left-answer.ts';

/** Two calls at once by the page that took a code, to one address of the app’s own: one was accepted, the other refused. */
export type HandedTwice = { readonly accepted: Exchange; readonly refused: Exchange };

/** Milliseconds after the answer in which a page hands its code on, and between two calls that it makes at once. */
const untilHandedOn = 5000;
const atOnce = 500;

/** What an address is called that takes a code. */
const takesCodes = /auth|callback|login|sign-?in|token|exchange|session|sso|oidc|code/i;

/**
 * The page’s own backend was called twice at once where a code would be handed to it. What was sent is not kept of such calls: their
 * address, time and answers tell. `undefined` where the code was redeemed in the browser, or where both were answered alike.
 */
export const handedTwice = fact('handedTwice', (facts): HandedTwice | undefined => {
  const left = facts.of(leftAnswer);
  if (!left) return undefined;
  const { startedAt: landed } = left.response.exchange;
  const calls = facts.flow.context.filter(
    ({ method, url, startedAt, context }) =>
      method === 'POST' &&
      context.resourceType === 'fetch' &&
      startedAt >= landed &&
      startedAt <= landed + untilHandedOn &&
      takesCodes.test(endpointOf(url).replace(/^https?:\/\/[^/]*/, '')),
  );
  for (const refused of calls.filter(({ status = 0 }) => status >= 400)) {
    const accepted = calls.find(
      (one) => isAccepted(one) && endpointOf(one.url) === endpointOf(refused.url) && areAtOnce(one, refused),
    );
    if (accepted) return { accepted, refused };
  }
  return undefined;
});

function isAccepted({ status = 0 }: Exchange): boolean {
  return status >= 200 && status < 300;
}

/** The second began while the first was under way, and nobody can have clicked twice. */
function areAtOnce(a: Exchange, b: Exchange): boolean {
  const [first, second] = a.startedAt <= b.startedAt ? [a, b] : [b, a];
  const apart = second.startedAt - first.startedAt;
  return apart <= atOnce && apart <= (first.duration ?? 0);
}
