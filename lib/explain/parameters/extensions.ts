import { row, type ParameterTable } from './row.ts';

/** Client authentication, assertions, token exchange, device and backchannel login, revocation, registration, WebFinger. */
export const extensionParameters: ParameterTable = {
  assertion: row('secret', 'A signed statement that is exchanged for a token.', 'rfc7521#4.1', 'rfc7523#2.1'),
  client_assertion: row(
    'secret',
    'A signed statement by which the client proves who it is, instead of a secret.',
    'rfc7521#4.2',
    'rfc7523#2.2',
  ),
  client_assertion_type: row('public', 'The format of the client’s signed statement.', 'rfc7521#4.2'),
  subject_token: row(
    'secret',
    'The token of the party on whose behalf the new token is asked for.',
    'rfc8693#2.1',
  ),
  subject_token_type: row('public', 'What kind of token the subject token is.', 'rfc8693#2.1'),
  actor_token: row('secret', 'The token of the party that acts.', 'rfc8693#2.1'),
  actor_token_type: row('public', 'What kind of token the actor token is.', 'rfc8693#2.1'),
  requested_token_type: row('public', 'What kind of token is wanted.', 'rfc8693#2.1'),
  issued_token_type: row('public', 'What kind of token was issued.', 'rfc8693#2.2.1'),
  device_code: row(
    'secret',
    'The credential with which the device asks whether you have finished.',
    'rfc8628#3.2',
  ),
  user_code: row(
    'one_time',
    'The short code that you type or compare on a second screen.',
    'rfc8628#3.2',
    'ciba#7.1',
  ),
  verification_uri: row('public', 'The page on which to enter the code.', 'rfc8628#3.2'),
  verification_uri_complete: row('one_time', 'The same page with the code already filled in.', 'rfc8628#3.2'),
  interval: row(
    'public',
    'How many seconds to wait between two questions (5 where it is not said).',
    'rfc8628#3.2',
  ),
  auth_req_id: row('one_time', 'Identifies a login that was started without a redirect (CIBA).', 'ciba#7.3'),
  login_hint_token: row('personal', 'A signed hint about who is to sign in.', 'ciba#7.1'),
  binding_message: row(
    'personal',
    'A short text shown on both devices, so that you can compare them.',
    'ciba#7.1',
  ),
  client_notification_token: row(
    'secret',
    'The credential with which the provider calls the client back.',
    'ciba#7.1',
  ),
  requested_expiry: row('public', 'How many seconds the request should stay open.', 'ciba#7.1'),
  token: row('secret', 'The token that is to be revoked or checked.', 'rfc7009#2.1', 'rfc7662#2.1'),
  token_type_hint: row('public', 'Which kind of token it probably is.', 'rfc7009#2.1', 'rfc7662#2.1'),
  active: row('public', 'Whether the token is valid now.', 'rfc7662#2.2'),
  registration_access_token: row(
    'secret',
    'The credential for reading or changing this client’s registration.',
    'rfc7592#3',
  ),
  registration_client_uri: row('public', 'The address at which the registration is managed.', 'rfc7592#3'),
  client_secret_expires_at: row(
    'public',
    'When the client secret ends, as a date in seconds; 0 is never.',
    'rfc7591#3.2.1',
  ),
  client_id_issued_at: row(
    'public',
    'When the client was registered, as a date in seconds.',
    'rfc7591#3.2.1',
  ),
  software_statement: row(
    'secret',
    'A signed description of the software, made by a third party.',
    'rfc7591#2.3',
  ),
  rel: row('public', 'Which relation is looked up (WebFinger).', 'rfc7033#4.3'),
};
