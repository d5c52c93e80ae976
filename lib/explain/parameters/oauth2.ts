import { row, type ParameterTable } from './row.ts';

/** OAuth 2.0 core, PKCE and the extensions of the authorization request. */
export const oauth2Parameters: ParameterTable = {
  response_type: row(
    'public',
    'What the application wants back: a code, tokens, or both.',
    'rfc6749#3.1.1',
    'multiple-response-types#2.2',
  ),
  response_mode: row(
    'public',
    'How the answer travels back: in the query, after the # sign, by a form, or in a signed object.',
    'multiple-response-types#2.1',
  ),
  client_id: row('public', 'The public identifier of the application at this provider.', 'rfc6749#2.2'),
  redirect_uri: row(
    'public',
    'Where the answer is to be sent. It must equal an address registered for the application.',
    'rfc6749#3.1.2',
    'rfc9700#2.1',
  ),
  scope: row('public', 'The permissions asked for or granted, separated by spaces.', 'rfc6749#3.3'),
  state: row(
    'linkable',
    "The application's own value, returned unchanged. It ties the answer to the browser that asked, so that nobody can slip in another one.",
    'rfc6749#4.1.1',
    'rfc9700#4.7.1',
  ),
  code: row(
    'one_time',
    'The one-time authorization code. The application exchanges it for tokens; it works once and for minutes at most.',
    'rfc6749#4.1.2',
  ),
  grant_type: row('public', 'What the client offers in exchange for tokens.', 'rfc6749#4.1.3'),
  client_secret: row(
    'secret',
    "The application's password at the provider. It belongs on a server, never in a page.",
    'rfc6749#2.3.1',
  ),
  username: row(
    'personal',
    "The person's user name, handed to the application (password grant).",
    'rfc6749#4.3.2',
  ),
  password: row(
    'secret',
    "The person's password, handed to the application (password grant).",
    'rfc6749#4.3.2',
  ),
  access_token: row(
    'secret',
    'The credential for calling an API. Whoever holds it can use it.',
    'rfc6749#5.1',
  ),
  token_type: row(
    'public',
    'How the token is to be used: Bearer (holding it is enough) or DPoP (its key is needed too).',
    'rfc6749#7.1',
  ),
  expires_in: row('public', 'Lifetime in seconds, counted from the answer.', 'rfc6749#5.1'),
  refresh_token: row(
    'secret',
    'The credential for getting new access tokens without asking the person again.',
    'rfc6749#6',
    'rfc9700#4.14.2',
  ),
  error: row('public', 'The reason for a refusal, as a fixed code.', 'rfc6749#4.1.2.1', 'rfc6749#5.2'),
  error_description: row(
    'personal',
    'The reason in words, meant for developers. It may name people or accounts.',
    'rfc6749#4.1.2.1',
  ),
  error_uri: row('public', 'A page that says more about the error.', 'rfc6749#4.1.2.1'),
  code_challenge: row(
    'linkable',
    'The fingerprint of a secret the application made up for this login (PKCE). With the method "plain" it is the secret itself.',
    'rfc7636#4.2',
    'rfc7636#4.3',
  ),
  code_challenge_method: row(
    'public',
    'How the fingerprint was made: S256, or plain. Left out, it means plain.',
    'rfc7636#4.3',
  ),
  code_verifier: row(
    'one_time',
    'The PKCE secret itself, shown when the code is redeemed, for the server to compare with the challenge.',
    'rfc7636#4.1',
    'rfc7636#4.5',
  ),
  request: row(
    'one_time',
    'The whole authorization request as a signed object. Only what is inside counts.',
    'rfc9101#5',
    'oidc-core#6.1',
  ),
  request_uri: row(
    'one_time',
    'A reference to an authorization request that was uploaded before, or is hosted elsewhere.',
    'rfc9126#2.2',
    'rfc9101#5.2',
  ),
  response: row(
    'one_time',
    'The whole answer as a signed object (JARM), naming issuer, audience and expiry.',
    'jarm#2.3',
  ),
  iss: row(
    'public',
    'The issuer: the provider that answered, or the provider to use when another site starts the login.',
    'rfc9207#2',
    'oidc-core#4',
  ),
  dpop_jkt: row('public', 'The thumbprint of the key that the code will be bound to (DPoP).', 'rfc9449#10'),
  resource: row(
    'public',
    'The API the token is meant for; may be repeated. In WebFinger: the identifier that is looked up.',
    'rfc8707#2',
    'rfc7033#4.1',
  ),
  audience: row(
    'public',
    'The logical name of the API the token is meant for. Standard in token exchange; elsewhere a provider’s own parameter.',
    'rfc8693#2.1',
  ),
  authorization_details: row(
    'personal',
    'Precise permissions as structured data, such as one payment or one account.',
    'rfc9396#2',
  ),
  grant_id: row(
    'one_time',
    'Identifies a consent record that can be extended or withdrawn.',
    'grant-management',
  ),
  grant_management_action: row(
    'public',
    'What to do with the consent record: create, merge or replace.',
    'grant-management',
  ),
};
