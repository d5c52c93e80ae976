/** The protocol family a flow speaks; `oidc` as soon as the `openid` scope or an ID token is involved. */
export type Protocol = 'oauth2' | 'oidc' | 'oauth1' | 'openid2' | 'saml2' | 'wsfed' | 'cas';

/** True for OAuth 2, with or without OpenID Connect on top. */
export function isOAuth2(protocol: Protocol): boolean {
  return protocol === 'oauth2' || protocol === 'oidc';
}
