import { claim, personal, type ClaimRow, type ClaimTable } from './row.ts';

const by = (vendor: string, row: ClaimRow): ClaimRow => ({ ...row, vendor });
const entra = 'Microsoft Entra ID';

/** Claims of single providers. */
export const vendorClaims: ClaimTable = {
  tid: by(entra, claim('The organisation’s directory.')),
  oid: by(entra, personal('The person’s identifier in that directory.')),
  upn: by(entra, personal('The person’s sign-in name. It may change.')),
  unique_name: by(entra, personal('A readable name of the person; not proof of identity.')),
  idp: by(entra, claim('The provider at which the person signed in.')),
  ver: by(entra, claim('The version of the token format.')),
  scp: by('Microsoft Entra ID, Okta', claim('What the token allows.')),
  appid: by(entra, claim('The client the token was issued to (older format).')),
  tfp: by('Azure AD B2C', claim('The policy (user flow) that ran.')),
  hd: by('Google', personal('The organisation’s domain of the account.')),
  'cognito:username': by('Amazon Cognito', personal('The user name.')),
  'cognito:groups': by('Amazon Cognito', claim('Groups of the person.')),
  token_use: by('Amazon Cognito', claim('Which kind of token this is: id or access.')),
  org_id: by('Auth0', claim('The organisation the person signed in to.')),
  gty: by('Auth0', claim('The grant by which the token was issued.')),
  realm_access: by('Keycloak', claim('Roles in the realm.')),
  resource_access: by('Keycloak', claim('Roles in single clients.')),
  session_state: by('Keycloak', claim('The session at the provider.')),
  'allowed-origins': by('Keycloak', claim('Web origins that may use the token.')),
  nonce_supported: by('Apple', claim('Whether nonce was supported for this login.')),
  is_private_email: by('Apple', personal('Whether the e-mail address is a forwarding one.')),
};
