import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { recognised } from '../recognised.ts';

/**
 * The session ends at the login service (`wsignout1.0`), which then tells the relying parties to clean up, in frames or pictures
 * (`wsignoutcleanup1.0`). WS-Federation 1.2 §13.2.4; MS-MWBF §2.2.5.
 */
export function wsfedSignout(view: View, learned: Learned): Message<'wsfed_signout_request'> | undefined {
  const { wa, wtrealm, wreply } = view.query;
  if (view.exchange.method !== 'GET' || (wa !== 'wsignout1.0' && wa !== 'wsignoutcleanup1.0'))
    return undefined;
  const toServer = wa === 'wsignout1.0' || (view.origin !== null && learned.isServerOrigin(view.origin));
  return recognised(view.exchange, 'wsfed_signout_request', {
    params: view.query,
    from: toServer ? 'client' : 'authorization_server',
    to: toServer ? 'authorization_server' : 'client',
    confidence: 'certain',
    ties: [],
    client: wtrealm,
    ...(wreply && { returnAddress: wreply }),
  });
}
