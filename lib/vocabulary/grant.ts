/** How the client gets its tokens. RFC 6749 §1.3 and the extension grants, in their own words. */
export type Grant =
  | 'authorization_code'
  | 'implicit'
  | 'hybrid'
  | 'client_credentials'
  | 'password'
  | 'refresh_token'
  | 'device_code'
  | 'jwt_bearer'
  | 'saml2_bearer'
  | 'token_exchange'
  | 'ciba'
  | 'pre_authorized_code';
