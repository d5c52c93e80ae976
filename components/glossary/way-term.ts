import type { GlossaryKey } from '../../lib/explain/glossary.ts';
import type { Way } from '../../lib/vocabulary/way.ts';

const terms: Readonly<Record<Way, GlossaryKey>> = {
  authorization_code: 'authorization-code-flow',
  implicit: 'other-flows',
  hybrid: 'other-flows',
  client_credentials: 'other-flows',
  password: 'other-flows',
  token_exchange: 'other-flows',
  ciba: 'other-flows',
  cross_app_access: 'other-flows',
  transaction_token: 'other-flows',
  device_code: 'device-code',
  jwt_bearer: 'assertion',
  saml2_bearer: 'assertion',
  refresh_token: 'refresh-token',
  fedcm: 'what-is-openid',
  credential_post: 'what-is-openid',
  oauth1: 'oauth1',
  openid2: 'what-is-openid',
  saml2: 'saml',
  wsfed: 'ws-federation',
  cas: 'cas',
  openid4vp: 'wallet',
  openid4vci: 'wallet',
  pre_authorized_code: 'wallet',
  logout: 'what-is-openid',
  unknown: 'what-is-oauth',
};

/** Where the glossary speaks of the way a flow goes. */
export function wayTerm(way: Way): GlossaryKey {
  return terms[way];
}
