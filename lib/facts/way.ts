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

/** How a flow goes: by a way that has neither grant nor redirect, else by its grant, else by its protocol. W3C FedCM. */
export function wayOf({ steps, grant, protocol }: Pick<Facts, 'steps' | 'grant' | 'protocol'>): Way {
  if (steps.some(({ kind }) => kind === 'identity_assertion_request')) return 'fedcm';
  if (steps.some(({ kind, message }) => message && isPostedCredential(kind, message.params)))
    return 'credential_post';
  if (isLogoutAlone(steps)) return 'logout';
  return grant ?? withoutGrant[protocol];
}
