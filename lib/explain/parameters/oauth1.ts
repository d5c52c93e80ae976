import { row, rowsOf, type ParameterTable } from './row.ts';

const xAuth = rowsOf('xAuth (Twitter)');

/** OAuth 1.0a. */
export const oauth1Parameters: ParameterTable = {
  oauth_consumer_key: row('public', 'The public identifier of the application.', 'rfc5849#3.1'),
  oauth_token: row(
    'linkable',
    'Identifies the temporary approval or, later, the access. Useless without its secret.',
    'rfc5849#2.1',
    'rfc5849#2.3',
  ),
  oauth_token_secret: row(
    'secret',
    'The secret that belongs to the token; requests are signed with it.',
    'rfc5849#2.3',
  ),
  oauth_signature_method: row('public', 'How the request is signed.', 'rfc5849#3.4'),
  oauth_signature: row(
    'secret',
    'The signature of this request. With the method PLAINTEXT it is the secrets themselves.',
    'rfc5849#3.4',
  ),
  oauth_timestamp: row('public', 'When the request was made, as a date in seconds.', 'rfc5849#3.3'),
  oauth_nonce: row('linkable', 'A value that makes the request unique.', 'rfc5849#3.3'),
  oauth_version: row('public', 'Always 1.0.', 'rfc5849#3.1'),
  oauth_callback: row('public', 'Where to send the person back, or oob for nowhere.', 'rfc5849#2.1'),
  oauth_callback_confirmed: row(
    'public',
    'Must be true: the provider accepted the return address.',
    'rfc5849#2.1',
  ),
  oauth_verifier: row(
    'one_time',
    'Proof that this person approved. It keeps somebody else’s approval from being used.',
    'rfc5849#2.2',
    'rfc5849#2.3',
  ),
  oauth_problem: rowsOf('OAuth Problem Reporting (an old extension)')('public', 'The reason for a refusal.'),
  oauth_problem_advice: rowsOf('OAuth Problem Reporting (an old extension)')(
    'personal',
    'What the provider says about the refusal, in words.',
  ),
  oauth_session_handle: rowsOf('OAuth Session (Yahoo, Xero)')(
    'secret',
    'Lets the app get new token credentials without asking again.',
  ),
  oauth_body_hash: rowsOf('OAuth Body Hash')('public', 'A digest of the body, so that it is signed too.'),
  realm: row('public', 'The protected area; not part of the signature.', 'rfc5849#3.5.1'),
  denied: rowsOf('X (Twitter)')('one_time', 'The temporary token that the person refused.'),
  x_auth_mode: xAuth('public', 'Asks to trade a user name and password for a token.'),
  x_auth_username: xAuth('personal', 'The person’s user name.'),
  x_auth_password: xAuth('secret', 'The person’s password.'),
  x_auth_access_type: xAuth('public', 'Asks for read or write access.'),
};
