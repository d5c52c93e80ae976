import type { Grant } from './grant.ts';

/**
 * How a flow goes: by its grant, or more closely than that (`cross_app_access`, `transaction_token`); by a way that has neither
 * grant nor redirect (`fedcm`, `credential_post`); by its protocol,
 * where that has no grants; `logout` where it only signs out. `unknown`: an OAuth flow whose grant was not seen.
 */
export type Way =
  | Grant
  | 'cross_app_access'
  | 'transaction_token'
  | 'fedcm'
  | 'credential_post'
  | 'oauth1'
  | 'openid2'
  | 'saml2'
  | 'wsfed'
  | 'cas'
  | 'openid4vp'
  | 'openid4vci'
  | 'logout'
  | 'unknown';
