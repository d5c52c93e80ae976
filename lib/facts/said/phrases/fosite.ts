import { code, product, says } from './phrase.ts';

const app = { owner: 'client' } as const;
const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;

/** Ory fosite and the servers built on it. */
export const fosite = [
  ...product('Ory fosite', provider, [
    says(
      'fosite-redirect',
      ["does not match any of the OAuth 2.0 Client's pre-registered redirect urls"],
      'redirect-uri-mismatch',
      admin,
    ),
    says(
      'fosite-client',
      ['The requested OAuth 2.0 Client does not exist', 'Client authentication failed (e.g., unknown client'],
      ['client-unknown-here', 'secret-wrong-or-expired', 'auth-method-mismatch'],
      app,
    ),
    says(
      'fosite-method',
      [
        "method 'client_secret_post' was requested",
        'The OAuth 2.0 Client supports client authentication method',
        "determined to be using 'token_endpoint_auth_method' method",
        'client registration does not allow this method',
      ],
      'auth-method-mismatch',
      app,
    ),
    says(
      'fosite-encoding',
      "could not be decoded from 'application/x-www-form-urlencoded'",
      'basic-not-form-encoded',
      app,
    ),
    says(
      'fosite-state',
      [
        'The state is missing or does not have enough characters and is therefore considered too weak',
        'must be at least 8 characters long to ensure sufficient entropy',
      ],
      'request-refused',
      { ...app, means: 'The server wants a longer state.' },
    ),
    says(
      'fosite-pkce-required',
      [
        'Clients must include a code_challenge when performing the authorize code flow',
        'Clients must use code_challenge_method=S256',
        'This client must include a code_challenge',
      ],
      'request-refused',
      app,
    ),
    says('fosite-pkce', 'The PKCE code challenge did not match the code verifier', 'pkce-mismatch', app),
    says(
      'fosite-pkce-absent',
      ['code challenge was absent', 'The PKCE code verifier must be at least 43 characters'],
      'pkce-verifier-lost',
      app,
    ),
    says('fosite-code-used', 'The authorization code has already been used', 'code-reused', app),
    says(
      'fosite-grant',
      'The provided authorization grant (e.g., authorization code, resource owner credentials) or refresh token is invalid, expired, revoked',
      ['code-reused', 'code-expired', 'refresh-dead', 'redirect-mismatch-at-token'],
      app,
    ),
    says('fosite-refresh-race', 'multiple concurrent requests using the same token', 'refresh-race', app),
    says(
      'fosite-redirect-at-token',
      "The 'redirect_uri' from this request does not match the one from the authorize request",
      'redirect-mismatch-at-token',
      app,
    ),
    says(
      'fosite-audience',
      [
        'Requested audience … has not been whitelisted by the OAuth 2.0 Client',
        'has not been whitelisted by the OAuth 2.0 Client',
      ],
      ['audience-missing', 'audience-wrong'],
      admin,
    ),
    says(
      'fosite-scope',
      'The requested scope is invalid, unknown, or malformed',
      'scope-retired-or-not-allowed',
      app,
    ),
    says('fosite-assertion', 'list of audience (aud) must include', 'assertion-invalid', app),
    says(
      'fosite-response-mode',
      'The client is not allowed to request response_mode',
      'request-refused',
      app,
    ),
    says(
      'fosite-prompt',
      [
        'prompt is set to none and authentication is not possible',
        "Prompt 'none' was requested, but no existing login session was found",
      ],
      'third-party-cookies-blocked',
      { owner: 'browser', means: 'Nobody is signed in there as far as this request shows.' },
    ),
  ]),
  ...product('Ory Hydra', provider, [
    says(
      'hydra-csrf',
      [
        'The CSRF value from the token does not match the CSRF value from the data store',
        'No CSRF value available in the session cookie',
        'does not match the CSRF value',
      ],
      'as-session-lost',
      { means: 'Hydra’s own cookie of this login did not come back, or another login replaced it.' },
    ),
    says(
      'hydra-verifier',
      ['The login verifier has already been used', 'The consent verifier has already been used'],
      'callback-twice',
      app,
    ),
    says(
      'hydra-expired',
      [
        'The login request has expired',
        'The consent request has expired',
        'The login request was already used',
      ],
      'as-session-lost',
    ),
    code('hydra-forbidden', 'request_forbidden', 'as-session-lost'),
    says(
      'hydra-logout-without-hint',
      'Logout failed because query parameter … is set but id_token_hint is missing',
      'logout-missing-hint',
      app,
    ),
    says(
      'hydra-logout-hint',
      [
        'from query parameter id_token_hint does not match with issuer value from configuration',
        'Logout failed because query parameter id_token_hint is missing',
        'Logout failed because none of the listed audiences is a registered OAuth 2.0 Client',
      ],
      'logout-hint-invalid',
      app,
    ),
    says(
      'hydra-logout-return',
      'Logout failed because query parameter post_logout_redirect_uri is not',
      'logout-return-refused',
      admin,
    ),
  ]),
  ...product('Authelia', provider, [
    says(
      'authelia-consent',
      [
        'Failed to lookup the consent session',
        'Malformed consent session challenge ID',
        'Could not perform consent',
      ],
      'as-session-lost',
      {
        means:
          'Authelia finds no more what it had kept of this login for its consent page: the page stood too long, was opened twice, or Authelia’s storage was reset in between.',
      },
    ),
    says('authelia-denied', 'The user was denied access to this client', 'not-assigned', admin),
  ]),
];
