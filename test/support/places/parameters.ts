import { rows, type Fill, type Row } from './fill.ts';

/** Names of parameters, in addresses, forms and JSON alike. */
const named: readonly Row[] = [
  ...rows('secret', `access_token refresh_token id_token_hint subject_token logout_token registration_access_token client_secret client_assertion assertion
    software_statement device_code user_code auth_req_id password otp pin totp oauth_token oauth_token_secret oauth_verifier oauth_signature samlart relay_state signature
    wctx ticket pgtIou state_token session_id session_code csrf_token hmac signed_request api_key private_key jsessionid access_key my_token x_secret code_verifier nonce`),
  ...rows('private', `session_state sid jti lti_message_hint client_request_id execution login_hint logout_hint login_hint_token username email sub name given_name family_name
    middle_name nickname preferred_username profile picture gender birthdate zoneinfo locale phone_number address upn unique_name oid uid account_id
    screen_name account hd claims authorization_details binding_message made_up acr_values realm domain_hint ui_locales claims_locales purpose`),
]; // prettier-ignore

/** Form-encoded text with a place behind every name. */
export function everyParameter(carrier: string, fill: Fill): string {
  return named
    .map(([name, fate]) => `${name}=${fill(`${carrier} parameter ${name}`, fate)}`)
    .concat(
      `error_description=${encodeURIComponent('User ')}${fill(`${carrier} error_description`, 'private')}${encodeURIComponent(' is not assigned to this application')}`,
      `${fill(`${carrier} name of a parameter`, 'name')}=1`,
      `redirect_uri=${encodeURIComponent(`https://app.example/cb?key=${fill(`${carrier} redirect_uri`, 'secret')}`)}`,
      `target_link_uri=${encodeURIComponent(`https://app.example/cb#access_token=${fill(`${carrier} target_link_uri`, 'secret')}`)}`,
    )
    .join('&');
}

/** A JSON object with a place under every name, in objects and lists. */
export function everyMember(carrier: string, fill: Fill): object {
  return {
    ...Object.fromEntries(named.map(([name, fate]) => [name, fill(`${carrier} member ${name}`, fate)])),
    error_description: `The account ${fill(`${carrier} error_description`, 'private')} was not found`,
    error_uri: `https://op.example/errors?user=${encodeURIComponent(fill(`${carrier} error_uri`, 'private'))}`,
    message: `Login failed for user "${fill(`${carrier} message`, 'private')}"`,
    details: [{ reason: `user=${fill(`${carrier} details`, 'private')}` }],
    deep: [[{ deeper: { deepest: fill(`${carrier} nested member`, 'private') } }]],
    list: [fill(`${carrier} list item`, 'private')],
    [fill(`${carrier} name of a member`, 'name')]: 1,
    as_json: JSON.stringify({ client_secret: fill(`${carrier} JSON in JSON`, 'secret') }),
  };
}
