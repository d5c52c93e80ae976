import { messagesOf } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import { fact } from './fact.ts';

/** An OpenID request whose address for the answer does not lie under the realm that it names; both as they were sent. */
export type OutsideRealm = { readonly request: Message; readonly returnTo: string; readonly realm: string };

/**
 * The first such request; `undefined` where each address lies within, where one of the two was not sent, and where one is no address.
 * OpenID 2.0 §9.1, §9.2; OpenID 1.1 calls it `trust_root`.
 */
export const outsideRealm = fact('outsideRealm', ({ flow }): OutsideRealm | undefined => {
  for (const request of messagesOf(flow, 'openid_authentication_request')) {
    const returnTo = request.params['openid.return_to'];
    const realm = request.params['openid.realm'] ?? request.params['openid.trust_root'];
    if (returnTo && realm && !isWithinRealm(returnTo, realm)) return { request, returnTo, realm };
  }
  return undefined;
});

/** Scheme and port as they are, the host (or a host of the domain, after an asterisk), the path or one below it. OpenID 2.0 §9.2. */
export function isWithinRealm(address: string, realm: string): boolean {
  const plain = realm.replace('://*.', '://');
  if (!URL.canParse(address) || !URL.canParse(plain)) return true;
  const [inner, outer] = [new URL(address), new URL(plain)];
  const isHost =
    inner.hostname === outer.hostname || (plain !== realm && inner.hostname.endsWith(`.${outer.hostname}`));
  const path = outer.pathname.replace(/\/$/, '');
  const isPath = inner.pathname === outer.pathname || `${inner.pathname}/`.startsWith(`${path}/`);
  return inner.protocol === outer.protocol && inner.port === outer.port && isHost && isPath;
}
