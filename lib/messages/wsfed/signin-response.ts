import { addressKey } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import type { Message, Said } from '../message.ts';
import type { View } from '../view.ts';
import { decodeTokenResponse } from './token-response.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';

/** The token reaches the relying party in a form that the login service's page submits. WS-Federation 1.2 §13.2.3; MS-MWBF §2.2.4. */
export function wsfedSigninResponse(
  view: View,
  learned: Learned,
): Message<'wsfed_signin_response'> | undefined {
  const { exchange, endpoint } = view;
  if (exchange.method !== 'POST' || view.isNavigation === false) return undefined;
  const unread = exchange.requestBody?.text === undefined && learned.knows('wreply', addressKey(endpoint));
  const said = unread ? nothing : delivered(view);
  if (!said) return undefined;
  return recognised(exchange, 'wsfed_signin_response', {
    params: view.request,
    confidence: unread ? 'tentative' : 'certain',
    ...said,
  });
}

/** What a form without its recorded body tells. */
const nothing: Said = { ties: [] };

function delivered({ request, body }: View): Said | undefined {
  const { wresult, wctx } = body;
  const response = wresult && request['wa'] === 'wsignin1.0' ? decodeTokenResponse(wresult) : undefined;
  if (!response) return undefined;
  const { assertions, appliesTo, fault } = response;
  return {
    ties: ties(['wctx', wctx]),
    client: appliesTo ?? assertions[0]?.audiences[0],
    issuer: assertions[0]?.issuer,
    ...(fault && { error: { code: fault.code, description: fault.reason, refused: false } }),
  };
}
