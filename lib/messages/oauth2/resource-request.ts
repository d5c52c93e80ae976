import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { presentedToken } from './presented-token.ts';
import { oauth2Message } from './oauth2-message.ts';

/**
 * A request that presents an access token. Only one that a flow issued makes it ours: API keys and session tokens travel
 * in the same header. RFC 6750 §2; RFC 9449 §7.1.
 */
export function resourceRequest(view: View, learned: Learned): Message<'resource_request'> | undefined {
  const presented = presentedToken(view);
  if (!presented || view.exchange.method === 'OPTIONS') return undefined;
  return oauth2Message(view.exchange, 'resource_request', {
    params: {},
    token: presented.token,
    confidence: learned.knows('token', presented.token) ? 'certain' : 'tentative',
  });
}
