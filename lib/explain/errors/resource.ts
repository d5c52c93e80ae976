import { row, rowsOf, type ErrorTable } from './row.ts';

const problem = rowsOf('OAuth Problem Reporting (an old extension)');
const openid2 = 'openid2#10.2';

/** Errors of APIs, OAuth 1.0a and OpenID 2.0. */
export const resourceErrors: ErrorTable = {
  invalid_token: row(
    'The API does not accept this token.',
    'It has expired, was revoked, or was made for another API or by another provider.',
    'Get a new token; if that fails, compare aud and iss with what the API expects.',
    'rfc6750#3.1',
  ),
  insufficient_scope: row(
    'The token is valid but does not allow this.',
    'A permission is missing.',
    'Ask for the scope that the challenge names.',
    'rfc6750#3.1',
  ),
  insufficient_user_authentication: row(
    'The API wants a stronger or more recent login.',
    'The login behind this token is too old or too weak.',
    'Log in again with the acr_values or max_age of the challenge.',
    'rfc9470#3',
  ),
  token_rejected: problem('The token was refused.', 'It is unknown or was withdrawn.'),
  token_expired: problem('The token has expired.', 'It was kept too long.'),
  timestamp_refused: problem('The time of the request was refused.', 'A wrong clock.', 'Set the clock.'),
  nonce_used: problem('The request was sent before.', 'A repeated request.'),
  signature_invalid: problem(
    'The signature does not fit the request.',
    'The signed text was put together differently, or a secret is wrong.',
  ),
  consumer_key_unknown: problem('The provider does not know the app.', 'A wrong consumer key.'),
  denied: row('The person said no.', 'Refused on the provider’s page.', 'Offer to try again.', 'rfc5849#2.2'),
  user_refused: problem('The person said no.', 'Refused on the approval page.'),
  verifier_invalid: problem('The verifier is not the one that was issued.', 'Another approval was mixed in.'),
  'is_valid:false': row(
    'The provider does not confirm its answer.',
    'It was asked before, was changed, or is not its own.',
    'Do not sign the person in.',
    'openid2#11.4.2',
  ),
  permission_denied: problem('The person said no.', 'Refused on the approval page.'),
  setup_needed: row('The provider would have to show a page.', 'Nobody is signed in there.', '', openid2),
  cancel: row('The person declined.', 'Cancel was pressed.', '', openid2),
};
