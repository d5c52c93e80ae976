import { code, product, says, token } from './phrase.ts';
import { backChannel, cookieLost, idToken, otherLogin } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;

/** Passport, openid-client and what is built on them, Auth0's server SDKs, better-auth and their like. */
export const node = [
  ...product('passport-oauth2', app, [
    says('passport-no-state', 'Unable to verify authorization request state', cookieLost, {
      means: 'The session holds no state at all: its cookie did not come back.',
    }),
    says('passport-other-state', 'Invalid authorization request state', otherLogin, {
      means: 'The session was there and holds another state: another login was begun in it.',
    }),
    says('passport-token', 'Failed to obtain access token', backChannel),
    says('passport-profile', 'Failed to fetch user profile', 'userinfo-refused', {
      means:
        'The app’s server got a token, and the provider did not take it where the app reads who the person is.',
      fix: 'Ask for the scopes that the profile wants (profile and email; GitHub: user:email), switch on the API that it is read from (Google: People API), and look up the provider’s own words in the app’s log.',
    }),
    token('passport-token-error', 'TokenError', backChannel, {
      hides: true,
      means: 'The token endpoint’s own words stand behind.',
    }),
    says(
      'passport-needs-session',
      'OAuth 2.0 authentication requires session support when using state',
      'state-store-lost-server',
      {
        means: 'The app’s session is not set up before Passport.',
      },
    ),
    says(
      'passport-oidc-state',
      ['Unable to verify authorization response', 'Failed to discover issuer'],
      [...cookieLost, 'backchannel-failed'],
    ),
    says('passport-oauth1-token', 'Failed to find request token in session', cookieLost),
  ]),
  ...product('openid-client', app, [
    says('openid-client-no-state', 'checks.state argument is missing', cookieLost),
    says(
      'openid-client-no-session',
      'did not find expected authorization request details in session',
      cookieLost,
      {
        means: 'The session that began the login did not come back with the callback.',
      },
    ),
    says('openid-client-state', 'state mismatch, expected', otherLogin),
    says('openid-client-state-missing', 'state missing from the response', 'state-missing-return'),
    says('openid-client-nonce', 'nonce mismatch, expected', 'nonce-mismatch'),
    says('openid-client-iss', ['iss mismatch, expected', 'unexpected iss value, expected'], 'issuer-wrong'),
    says(
      'openid-client-iss-missing',
      ['iss missing from the response', 'response parameter "iss" (issuer) missing'],
      'iss-parameter-mismatch',
    ),
    says('openid-client-aud', ['aud mismatch, expected', 'aud is missing the client_id'], 'id-token-refused'),
    says('openid-client-time', ['JWT not active yet', 'id_token issued in the future'], 'token-early'),
    says('openid-client-expired', 'JWT expired, now', 'token-expired'),
    says(
      'openid-client-at-hash',
      ['at_hash mismatch, expected', 'c_hash mismatch, expected'],
      'id-token-refused',
    ),
    says(
      'openid-client-metadata',
      [
        'token_endpoint must be configured on the issuer',
        'authorization_endpoint must be configured on the issuer',
        'userinfo_endpoint must be configured on the issuer',
        'jwks_uri must be configured on the issuer',
        'authorization server metadata does not contain a valid "as.token_endpoint"',
        'authorization server metadata does not contain a valid "as.userinfo_endpoint"',
        'authorization server metadata does not contain a valid "as.jwks_uri"',
      ],
      'app-settings-incomplete',
      {
        means:
          'What the app knows of the provider, by its own settings or by the metadata that they name, lacks that address.',
      },
    ),
    says('openid-client-issuer', 'issuer must be configured on the issuer', 'app-settings-incomplete', {
      means:
        'The provider names itself in its answer (iss), and the app’s settings of it have no issuer to compare that with.',
      fix: 'Set issuer of this provider in the app (Auth.js: issuer among the provider’s options) to what stands in iss of the callback’s address, letter by letter. The login at the provider worked.',
    }),
    says('openid-client-key', "no valid key found in issuer's jwks_uri", 'key-unknown'),
    says(
      'openid-client-status',
      ['expected 200 OK, got:', 'expected 200 OK with body but no body was returned'],
      backChannel,
    ),
  ]),
  ...product('oauth4webapi', app, [
    says('oauth4webapi-iss', 'unexpected "iss" (issuer) … value', ['iss-parameter-mismatch', 'issuer-wrong']),
    says(
      'oauth4webapi-state',
      ['unexpected "state" response parameter value', 'unexpected "state" parameter'],
      otherLogin,
    ),
    says('oauth4webapi-claim', 'unexpected JWT claim value encountered', idToken, {
      codes: ['OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    }),
    says('oauth4webapi-time', 'unexpected JWT "', idToken, { codes: ['OAUTH_JWT_TIMESTAMP_CHECK_FAILED'] }),
    says(
      'oauth4webapi-status',
      'unexpected HTTP response status code',
      ['token-answer-not-oauth', 'backchannel-failed'],
      { tokens: ['OAUTH_RESPONSE_IS_NOT_CONFORM'] },
    ),
    says('oauth4webapi-type', 'unexpected response content-type', 'token-answer-not-oauth', {
      tokens: ['OAUTH_RESPONSE_IS_NOT_JSON'],
    }),
    says(
      'oauth4webapi-issuer',
      ['body "issuer" property does not match the expected value', 'does not match the expected issuer'],
      'issuer-wrong',
    ),
    says('oauth4webapi-http', 'only requests to HTTPS are allowed', 'redirect-scheme-proxy', {
      means: 'The provider’s addresses are at plain http.',
    }),
    says(
      'oauth4webapi-body-error',
      [
        'server responded with an error in the response body',
        'authorization response from the server is an error',
      ],
      ['secret-wrong-or-expired', 'code-reused', 'redirect-mismatch-at-token', 'request-refused'],
      {
        hides: true,
      },
    ),
    says('oauth4webapi-challenge', 'server responded with a challenge in the WWW-Authenticate HTTP Header', [
      'userinfo-refused',
      'secret-wrong-or-expired',
    ]),
  ]),
  ...product('nextjs-auth0', app, [
    code('nextjs-auth0-missing-state', 'missing_state', 'state-missing-return'),
    code('nextjs-auth0-invalid-state', 'invalid_state', cookieLost, { member: 'code' }),
    says('nextjs-auth0-state-words', 'The state parameter is invalid', cookieLost, {
      means: 'The transaction cookie of this login did not come back.',
    }),
    says(
      'nextjs-auth0-exchange',
      'An error occurred while trying to exchange the authorization code',
      backChannel,
    ),
    says(
      'nextjs-auth0-discovery',
      'Discovery failed for the OpenID Connect configuration',
      'backchannel-failed',
      { codes: ['discovery_error'] },
    ),
    says(
      'nextjs-auth0-v3-state',
      ['Missing state cookie from login request', 'Missing parameter: state from Auth Response'],
      cookieLost,
    ),
    says('nextjs-auth0-v3-handler', 'Callback handler failed. CAUSE:', [...cookieLost, ...backChannel], {
      hides: true,
      means: 'The reason stands behind CAUSE.',
    }),
  ]),
  ...product('better-auth', app, [
    code('better-auth-state-missing', 'state_not_found', 'state-missing-return'),
    code(
      'better-auth-state',
      ['please_restart_the_process', 'state_invalid', 'state_security_mismatch'],
      cookieLost,
    ),
    says('better-auth-cookie', ['auth state cookie not found', 'State mismatch: auth state'], cookieLost),
    says('better-auth-store', 'State mismatch: verification not found', [
      'state-store-lost-server',
      'callback-twice',
      'cookie-expired-before-return',
    ]),
    code('better-auth-code', ['oauth_code_verification_failed', 'invalid_code'], backChannel),
    code(
      'better-auth-no-email',
      ['email_not_found', 'email_is_missing', 'unable_to_get_user_info'],
      'claim-missing-email',
    ),
    code(
      'better-auth-account',
      ['account_not_linked', 'account_already_linked_to_different_user', 'unable_to_link_account'],
      'account-conflict',
      { owner: 'person' },
    ),
    code('better-auth-signup', 'signup_disabled', 'not-provisioned', {
      owner: 'admin',
    }),
    code('better-auth-state-differs', ['state_mismatch', 'state_not_found'], otherLogin, {
      path: '/auth/error',
    }),
    token(
      'better-auth-origin',
      ['INVALID_ORIGIN', 'INVALID_CALLBACKURL', 'INVALID_CALLBACK_URL', 'INVALID_REDIRECTURL'],
      'origin-not-allowed',
      {
        means:
          'better-auth begins a login only from origins that it trusts, and to addresses on them: the page’s own, or the one to come back to (callbackURL), is none of them.',
        fix: 'Set baseURL (BETTER_AUTH_URL) to the address that people open, and name each other origin, of a front end or an app’s scheme, in trustedOrigins: scheme, host and port.',
      },
    ),
    token('better-auth-provider-unknown', 'PROVIDER_NOT_FOUND', 'app-not-ready', {
      owner: 'client',
      means: 'The app’s server has no provider of the name that its page asks for.',
      fix: 'Set it up under socialProviders (or genericOAuth with that providerId), and check that its client id and secret are there where the server runs: without them better-auth leaves it out.',
    }),
    code('better-auth-provider', 'oauth_provider_not_found', 'app-not-ready', {
      owner: 'client',
      means: 'The app has no provider of the name that stands in the callback’s path.',
      fix: 'Set the provider up in the app under exactly that name (socialProviders, or genericOAuth’s providerId), and register the callback with it: /api/auth/callback/<provider>.',
    }),
    code('better-auth-banned', 'banned', 'not-provisioned', {
      owner: 'admin',
      knowsPerson: true,
      means: 'The login itself worked; the account is banned in this app.',
      fix: 'Whoever runs the app can lift the ban, or wait until it ends.',
    }),
    says('better-auth-email-differs', "email_doesn't_match", 'account-conflict', {
      owner: 'person',
      means:
        'The account that was to be linked has another e-mail address than the account that is signed in.',
      fix: 'Choose the account with the same address at the provider, or allow others in the app (account.accountLinking.allowDifferentEmails).',
    }),
    code('better-auth-create', 'unable_to_create_user', 'account-not-stored'),
  ]),
  ...product('csurf and kin', app, [
    says('csurf', ['invalid csrf token', 'misconfigured csrf'], 'csrf-middleware-blocks', {
      tokens: ['EBADCSRFTOKEN'],
    }),
    says(
      'kit-cross-site-post',
      ['Cross-site POST form submissions are forbidden', 'Cross-site … form submissions are forbidden'],
      'csrf-middleware-blocks',
      {
        means:
          'The framework refuses forms posted from another site, or does not know its own address behind the proxy.',
      },
    ),
    says(
      'next-server-actions',
      [
        'Invalid Server Actions request',
        '`x-forwarded-host` header with value … does not match `origin` header',
      ],
      'csrf-middleware-blocks',
    ),
    says(
      'gorilla-csrf',
      [
        'Forbidden - CSRF token invalid',
        'Forbidden - referer invalid',
        'Forbidden - origin invalid',
        'Forbidden - referer not supplied',
        'Forbidden - CSRF token not found in request',
      ],
      'csrf-middleware-blocks',
    ),
  ]),
  // server/src/services/auth.service.ts and repositories/oauth.repository.ts.
  ...product('Immich', app, [
    says('immich-discovery', 'Error in OAuth discovery', 'backchannel-failed', {
      means:
        'Immich’s server could not read the provider’s discovery document at its issuer URL, or does not take it.',
      fix: 'Open the issuer URL of Immich’s OAuth settings with /.well-known/openid-configuration from where its server runs: it has to answer with JSON whose issuer is that URL, to the letter.',
    }),
    says('immich-failed', '=OAuth authentication failed', ['not-provisioned', 'account-conflict'], {
      hides: true,
      means:
        'The login at the provider worked. Immich says this where it has no account for this person and Auto Register is off, and where an account with the same e-mail address is tied to another identity (its field OAuth ID): its log says which.',
    }),
  ]),
];
