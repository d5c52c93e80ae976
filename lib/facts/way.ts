import type { Message } from '../messages/message.ts';
import { asksForTransactionToken, isAboutIdJag } from '../messages/oauth2/id-jag.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
import type { Way } from '../vocabulary/way.ts';
import type { Facts } from './facts.ts';
import { isLogoutAlone, isPostedCredential } from './purpose.ts';

const withoutGrant: Readonly<Record<Protocol, Way>> = {
  oauth2: 'unknown',
  oidc: 'unknown',
  oauth1: 'oauth1',
  openid2: 'openid2',
  saml2: 'saml2',
  wsfed: 'wsfed',
  cas: 'cas',
  openid4vp: 'openid4vp',
  openid4vci: 'openid4vci',
};

/** How a flow goes: by a way that has neither grant nor redirect, by what its tokens are, else by its grant, else by its protocol. W3C FedCM. */
export function wayOf({ steps, grant, protocol }: Pick<Facts, 'steps' | 'grant' | 'protocol'>): Way {
  const has = (shows: (message: Message) => boolean) =>
    steps.some(({ message }) => message && shows(message));
  if (steps.some(({ kind }) => kind === 'identity_assertion_request' || kind === 'accounts_request'))
    return 'fedcm';
  if (steps.some(({ kind, message }) => message && isPostedCredential(kind, message.params)))
    return 'credential_post';
  if (isLogoutAlone(steps)) return 'logout';
  if (has(isAboutIdJag)) return 'cross_app_access';
  if (has(asksForTransactionToken)) return 'transaction_token';
  return grant ?? withoutGrant[protocol];
}
