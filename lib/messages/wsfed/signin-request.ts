import { isKeptFromScript } from '../../exchange/kept-from-script.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';

/**
 * The relying party sends the browser to the login service; within one realm it may name its address alone. Nothing in it must be
 * unique: what repeats it to the letter is the same request (`wct` says when it was made). WS-Federation 1.2 §13.2.2; MS-MWBF §2.2.3.
 */
export function wsfedSigninRequest(view: View): Message<'wsfed_signin_request'> | undefined {
  const params = view.query['wa'] ? view.query : view.request;
  const { wa, wtrealm, wreply, wctx, wct, wresult, wresultptr } = params;
  if (wa !== 'wsignin1.0' || wresult || wresultptr) return undefined;
  if (view.isNavigation === false && !isKeptFromScript(view.exchange)) return undefined;
  const reply = [wreply, wtrealm].find((address) => /^https?:\/\//i.test(address ?? ''));
  if (!wtrealm && !reply) return undefined;
  return recognised(view.exchange, 'wsfed_signin_request', {
    params,
    confidence: 'certain',
    ties: ties(['wsignin', [view.origin, wtrealm, wreply, wctx, wct].join(' ')]),
    offers: ties(['wctx', wctx], ['wreply', reply]),
    client: wtrealm ?? originOf(reply ?? '') ?? undefined,
    returnAddress: reply,
  });
}
