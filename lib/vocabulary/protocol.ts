/** The protocol family a flow speaks; `oidc` as soon as the `openid` scope or an ID token is involved. */
export type Protocol =
  | 'oauth2'
  | 'oidc'
  | 'oauth1'
  | 'openid2'
  | 'saml2'
  | 'wsfed'
  | 'cas'
  | 'openid4vp'
  | 'openid4vci';

/** True for OAuth 2, with or without OpenID Connect or the issuance of credentials on top. */
export function isOAuth2(protocol: Protocol): boolean {
  return protocol === 'oauth2' || protocol === 'oidc' || protocol === 'openid4vci';
}
