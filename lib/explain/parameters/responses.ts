import { row, rowsOf, type ParameterTable } from './row.ts';

const keycloak = rowsOf('Keycloak');
const entra = rowsOf('Microsoft Entra ID');
const salesforce = rowsOf('Salesforce');

/** Members of token responses and challenges that no other table holds. */
export const responseParameters: ParameterTable = {
  refresh_expires_in: keycloak('public', 'Lifetime of the refresh token in seconds; also used by TikTok.'),
  refresh_token_expires_in: rowsOf('GitHub, Microsoft Entra ID and others')(
    'public',
    'Lifetime of the refresh token in seconds.',
  ),
  'not-before-policy': keycloak(
    'public',
    'Tokens issued before this time are refused; 0 when the administrator set none.',
  ),
  ext_expires_in: entra(
    'public',
    'How long the token may be used when the provider cannot be reached, in seconds.',
  ),
  expires_on: entra('public', 'When the access token ends, as a date in seconds (older endpoint).'),
  not_before: entra('public', 'From when the access token is valid, as a date in seconds.'),
  foci: entra('public', 'Marks a refresh token that several Microsoft applications share.'),
  error_codes: entra('public', 'The numbers of the AADSTS errors.'),
  suberror: entra('public', 'A finer reason for the error.'),
  trace_id: entra('linkable', 'Identifies the request in the provider’s logs.'),
  correlation_id: entra('linkable', 'Identifies the transaction in the provider’s logs.'),
  created_at: rowsOf('GitLab (Doorkeeper)')('public', 'When the token was issued, as a date in seconds.'),
  expires_at: rowsOf('Strava and others')('public', 'When the token ends, as a date in seconds.'),
  instance_url: salesforce('public', 'The address of the organisation’s API.'),
  issued_at: salesforce('public', 'When the token was issued, in milliseconds.'),
  signature: salesforce('one_time', 'Proves that the identity address was not altered.'),
  id: salesforce('personal', 'The identity address of the signed-in person.'),
  authed_user: rowsOf('Slack')('secret', 'The person who approved, with their own access token inside.'),
  errcode: rowsOf('WeChat')('public', 'The number of the error.'),
  errmsg: rowsOf('WeChat')('personal', 'The reason in words.'),
  stripe_user_id: rowsOf('Stripe')('personal', 'The connected account.'),
  account_id: rowsOf('Zoom, Dropbox and FedCM')('personal', 'The account that the token belongs to.'),
  uid: rowsOf('Dropbox')('personal', 'The older identifier of the account.'),
  xoauth_yahoo_guid: rowsOf('Yahoo')('personal', 'The person’s identifier at Yahoo.'),
  profile_info: entra('personal', 'Facts about the signed-in person, encoded.'),
  resource_metadata: row('public', 'Where the API describes itself (in a challenge).', 'rfc9728#5.1'),
};
