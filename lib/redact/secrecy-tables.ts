/**
 * The names, lower case with underscores; `name>kind` where the placeholder is counted under another kind. A later table
 * wins over an earlier one: safe < urls < descriptions < personal < linkable < secrets.
 */

/** Bearer-grade secrets, one-time values, and what protects a request in progress (state, nonce). */
export const secrets = `
  access_token refresh_token id_token id_token_hint>id-token token subject_token actor_token logout_token
  registration_access_token initial_access_token>registration-access-token client_notification_token fb_exchange_token>access-token
  input_token>access-token session_token client_secret client_assertion assertion software_statement secret>client-secret app_secret>client-secret
  code auth_code>code spapi_oauth_code>code authorization_code>code interaction_code>code code_verifier device_code user_code verification_uri_complete>verification-uri auth_req_id
  request_uri request>request-object response>response-object state nonce
  password passwd>password pwd>password pass>password new_password>password passphrase>password x_auth_password>password
  otp pin totp>otp one_time_code>otp mfa_code>otp passcode>otp security_answer>otp
  oauth_token denied>oauth-token oauth_token_secret oauth_verifier oauth_signature
  samlresponse>saml-response samlrequest>saml-request samlart>saml-artifact logout_request relay_state signature>signature wresult wctx
  ticket pgt pgt_iou pgtiou openid_sig>signature openid_response_nonce>nonce mac_key enc_mac_key openid_mac_key>mac-key openid_enc_mac_key>mac-key oauth_session_handle
  state_token session_id session_code code_id grant_id credential g_csrf_token>csrf-token csrf>csrf-token csrf_token xsrf_token>csrf-token
  vp_token tx_code pre_authorized_code>code issuer_state c_nonce>nonce wallet_nonce>nonce proof>proof proofs>proof jwt>jwt response_code>code transaction_id>transaction notification_id>notification
  challenge client_data_json authenticator_data attestation_object
  hmac signed_request api_key apikey>api-key key>api-key private_key jsessionid>session-id phpsessid>session-id cookie authorization
`;

/** Ties sightings together without giving access. `code_challenge` of method plain is handled as a secret by its context. */
export const linkable = `
  raw_id>credential-id credential_id
  session_state sid jti code_challenge oauth_nonce>nonce dpop_nonce uti rh openid_assoc_handle>assoc-handle assoc_handle openid_invalidate_handle>assoc-handle
  invalidate_handle>assoc-handle idx>token-index lst>status-list
  lti_message_hint client_request_id>request-id x_client_request_id>request-id correlation_id>request-id trace_id>request-id request_id tab_id execution
`;

/** About a person, or freely worded by one. */
export const personal = `
  login_hint logout_hint login_hint_token username user_name>username login>username user email mail>email emails>email sub subject>sub
  name given_name family_name middle_name nickname preferred_username>username profile picture website gender birthdate zoneinfo locale
  phone_number phone>phone-number address formatted>address street_address>address locality>address region>address postal_code>address country>address
  updated_at upn>username unique_name>username oid>user-id user_id uid>user-id unionid>user-id openid>user-id open_id>user-id account_id>user-id
  user_handle display_name>name
  screen_name>username account hd client_info contacts whr x_auth_username>username cognito_username>username
  openid_claimed_id>claimed-id openid_identity>claimed-id claims authorization_details binding_message acct aliases
`;

/** Words of a vocabulary that anybody may add to, so that they may name a person or an organization: known ones and addresses stay. */
export const choices = `
  acr_values>acr acr default_acr_values>acr amr realm ui_locales>locale claims_locales>locale domain_hint>hd purpose
`;

/** Prose for developers. */
export const descriptions = `
  error_description error_message error_msg errmsg error_hint error_debug error_details error_user_msg error_user_title openid_error openid_contact openid_reference oauth_problem_advice
  message detail details detailed_message
  fehlermeldung meldung nachricht grund hinweis mensaje motivo mensagem motif
  msg err err_msg err_description error_desc error_text error_title error_summary error_type error_message_description faultstring reason
  oauth_error login_error auth_error sso_error oidc_error saml_error signin_error
`;

/** Addresses that are no secret themselves; what they carry is redacted. */
export const urls = `
  redirect_uri redirect_uris post_logout_redirect_uri post_logout_redirect_uris return_to returnto return_url logout_uri error_uri
  iss issuer aud audience resource authorization_servers protected_resources htu target_link_uri initiate_login_uri request_uris
  credential_issuer
  verification_uri verification_url registration_client_uri jwks_uri client_uri logo_uri tos_uri policy_uri
  op_policy_uri op_tos_uri service_documentation resource_documentation check_session_iframe oauth_callback
  openid_return_to openid_realm openid_trust_root openid_op_endpoint openid_user_setup_url wtrealm wreply service pgt_url href provider_urls
  origin referer referrer x5u jku
`;

/** Protocol vocabulary and public identifiers. */
export const safe = `
  rp_id user_verification authenticator_attachment authenticator_selection resident_key require_resident_key attestation transports
  pub_key_cred_params allow_credentials exclude_credentials
  strategy response_type response_mode grant_type scope scopes scp user_scope granted_scopes denied_scopes client_id client_key appid app_id application_id
  oauth_consumer_key azp cid client_name client_type code_challenge_method prompt display max_age
  token_type expires_in expires_at expires_on ext_expires_in refresh_expires_in refresh_token_expires_in not_before not_before_policy created_at issued_at
  error error_code error_codes error_reason error_subcode suberror errcode errno status_code faultcode active status __clerk_status ok
  protocol_version io_modelcontextprotocol/protocol_version supported_versions
  exp iat nbf auth_time at_hash c_hash s_hash ath htm cnf jkt x5t x5t#s256 typ alg kid cty enc zip crit apu apv p2s p2c epk b64
  ver tid idp token_use tfp nonce_supported email_verified phone_number_verified is_private_email events
  token_type_hint client_assertion_type subject_token_type actor_token_type requested_token_type issued_token_type requested_token_use
  requested_expiry interval grant_management_action dpop_jkt
  client_secret_expires_at client_id_issued_at token_endpoint_auth_method grant_types response_types application_type subject_type
  software_id software_version default_max_age require_auth_time require_pushed_authorization_requests
  require_signed_request_object dpop_bound_access_tokens mtls_endpoint_aliases resource_name jwks keys rel links type essential
  kty use key_ops crv access_type include_granted_scopes authuser approval_prompt force_verify allow_signup screen_hint ux_mode
  connection organization identity_provider idp_identifier kc_idp_hint kc_locale kc_action x_client_sku x_client_ver x_client_os
  sso_reload msafed tenant admin_consent token_access_type show_dialog audience_type select_by gsiwebsdk flow_name shop timestamp
  oauth_signature_method oauth_timestamp oauth_version oauth_callback_confirmed
  openid_ns openid_mode openid_signed openid_assoc_type openid_session_type openid_error_code openid_is_valid openid_expires_in openid_dh_consumer_public openid_dh_server_public openid_dh_modulus openid_dh_gen
  oauth_problem oauth_body_hash oauth_expires_in oauth_authorization_expires_in x_auth_mode x_auth_access_type is_valid assoc_type session_type ns
  disclosure_text_shown is_auto_selected lti_deployment_id
  auth_flow challenge_name
  status_list bits ttl
  claim_path query_id dcql_query client_metadata format vct vct_values doctype_value meta claim_sets credential_sets options multiple require_cryptographic_holder_binding
  verifier_info client_id_scheme request_uri_method wallet_metadata vp_formats_supported credential_configuration_id credential_configuration_ids credential_identifier
  credential_identifiers _sd_alg c_nonce_expires_in input_mode length credential_offer protocol data requests expected_origins event
  sig_alg wa wct wfresh wauth renew gateway algs resource_metadata
`;

/** Names outside the tables whose ending says that the value is a credential. Matched against the normalized name. */
export const suspicious =
  /(?:^|_)(?:tokens?|secrets?|passwords?|passwd|pwd|passphrase|passcode|pin|otp|totp|credentials?|assertion|signature|sig|session|sess|session_?id|csrf|xsrf|api_?key|apikey|private_key|access_key|key|ticket|verifier|cookies?|jwt|auth|authorization|bearer|nonce|oauth_?state|auth_?code)$/;
