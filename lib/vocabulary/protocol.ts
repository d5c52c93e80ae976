/** The protocol family a flow speaks; `oidc` as soon as the `openid` scope or an ID token is involved. */
export type Protocol = 'oauth2' | 'oidc' | 'oauth1' | 'openid2' | 'saml2' | 'wsfed' | 'cas';
