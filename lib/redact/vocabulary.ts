/** Values that mean the same in every capture: error codes, registered values, and what developers' prose names. */
const words: ReadonlySet<string> = new Set(
  `
  invalid_request unauthorized_client access_denied unsupported_response_type invalid_scope server_error temporarily_unavailable
  interaction_required login_required account_selection_required consent_required invalid_request_uri invalid_request_object
  request_not_supported request_uri_not_supported registration_not_supported unmet_authentication_requirements invalid_target
  invalid_authorization_details invalid_grant_id invalid_client invalid_grant unsupported_grant_type authorization_pending slow_down
  expired_token invalid_dpop_proof use_dpop_nonce unsupported_token_type invalid_redirect_uri invalid_client_metadata
  invalid_software_statement unapproved_software_statement unknown_user_id missing_user_code invalid_user_code invalid_binding_message
  expired_login_hint_token transaction_failed invalid_client_attestation use_attestation_challenge invalid_token insufficient_scope
  insufficient_user_authentication token_rejected token_expired timestamp_refused nonce_used signature_invalid consumer_key_unknown
  permission_denied setup_needed cancel abort redirect_uri_mismatch origin_mismatch deleted_client admin_policy_enforced
  disallowed_useragent org_internal bad_verification_code incorrect_client_credentials unverified_user_email application_suspended
  user_denied invalid_code bad_redirect_uri bad_client_secret bad_code_verifier code_already_used user_cancelled_login user_cancelled_authorize
  mfa_required redirect_mismatch user_trigger_new_signin_flow application_cannot_be_found
  code token id_token none query fragment form_post web_message jwt query.jwt fragment.jwt form_post.jwt
  authorization_code refresh_token client_credentials password implicit plain S256 Bearer DPoP N_A Basic
  openid profile email address phone offline_access offline login consent select_account create page popup touch wap
  client_secret_basic client_secret_post client_secret_jwt private_key_jwt tls_client_auth self_signed_tls_client_auth
  http https localhost 127.0.0.1 SPA PKCE OAuth OAuth2 OAuth2.0 OpenID OIDC SAML JWT JWS JWE CORS URL URI GET POST HTTP HTTPS HTML JSON
  OAuth1 SAML2 SAML2.0 SAML1.1 HS256 HS384 HS512 RS256 RS384 RS512 ES256 ES384 ES512 PS256 PS384 PS512 EdDSA SHA1 SHA256 SHA384 SHA512
  AES128 AES256 X509 X.509 IPv4 IPv6 base64 base64url UTF-8 HTTP/1.1 HTTP/2 TLS1.2 TLS1.3 Auth0 i18n OAuth2.1 v1 v2 v2.0
  IdP IdP-initiated SP-initiated SSO ACS SignInRequest SignInResponse SignOutRequest LogOutRequest
  true false null undefined yes no user users application unknown other default code_verifier client_id client_secret redirect_uri
  `
    .trim()
    .split(/\s+/),
);

const inAnyCase: ReadonlySet<string> = new Set([...words].map((word) => word.toLowerCase()));

/** True for words of the protocols that are never anyone's secret. */
export function isProtocolWord(word: string): boolean {
  return (
    words.has(word) ||
    inAnyCase.has(word.toLowerCase()) ||
    /^urn:(?:ietf:params:oauth|openid:params):[\w:-]{1,80}$/.test(word)
  );
}

/** Error numbers of vendors, which support needs above all: `AADSTS50011`, `AADB2C90091`, `E0000011`, `KOE101`, `ID3206`, and Haskell’s `JWTNotInAudience`. */
export function isVendorCode(word: string): boolean {
  return /^(?:(?:AADSTS|AADB2C|MSIS|KOE|E|ORA-|IDX|IDW|WIF)\d{2,9}|ID\d{4}|JW[ST](?:[A-Z][a-z]{1,11}){1,4})$/.test(
    word,
  );
}
