import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { metadataOfChallenge } from './challenged-request.ts';
import { lacksToken } from './malformed-header.ts';
import { presentedToken, transactionTokenOf, wrappedToken } from './presented-token.ts';
import { oauth2Message } from './oauth2-message.ts';

/**
 * A request that presents an access token. Only one that a flow issued makes it ours: API keys and session tokens travel
 * in the same header. Or one that was refused because its header was meant to hold one and does not. RFC 6750 §2; RFC 9449 §7.1.
 */
export function resourceRequest(view: View, learned: Learned): Message<'resource_request'> | undefined {
  const { exchange } = view;
  if (exchange.method === 'OPTIONS') return undefined;
  if (lacksToken(exchange) && metadataOfChallenge(exchange) === undefined)
    return oauth2Message(exchange, 'resource_request', { params: {}, confidence: 'tentative' });
  const own = wrappedToken(view, learned) ?? presentedToken(view)?.token;
  const token =
    own !== undefined && learned.knows('token', own) ? own : (transactionTokenOf(exchange) ?? own);
  if (token === undefined) return undefined;
  return oauth2Message(exchange, 'resource_request', {
    params: {},
    token,
    confidence: learned.knows('token', token) ? 'certain' : 'tentative',
  });
}
