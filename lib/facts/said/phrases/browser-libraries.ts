import { code, product, says, token } from './phrase.ts';
import { popupGone, silentFrame, storageLost } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;

/** Libraries that log in from a page by themselves. */
export const browserLibraries = [
  ...product('oidc-client-ts', app, [
    says(
      'oidc-client-no-match',
      ['No matching state found in storage', 'No state was found in storage'],
      storageLost,
    ),
    says(
      'oidc-client-no-state',
      ['=No state in response', 'Error: No state in response'],
      ['code-left-in-page', 'state-missing-return'],
      {
        means:
          'The callback page was opened without the parameters of an answer, or they were taken away before it looked.',
      },
    ),
    says('oidc-client-frame', ['IFrame timed out without a response', 'Frame window timed out'], silentFrame),
    says(
      'oidc-client-authority',
      ['authority mismatch on settings vs. signin state', 'client_id mismatch on settings vs. signin state'],
      ['storage-other-tab', 'callback-twice'],
      {
        means: 'The app’s settings changed between start and callback.',
      },
    ),
    says(
      'oidc-client-nonce',
      ['nonce in id_token does not match nonce in client storage', 'Invalid nonce in id_token'],
      'nonce-mismatch',
    ),
    says(
      'oidc-client-popup',
      ['Popup blocked by user', 'Attempted to navigate on a disposed window'],
      'popup-blocked',
    ),
    says('oidc-client-popup-closed', ['Popup closed by user', 'Popup window closed'], popupGone),
    says('oidc-client-crypto', 'Crypto.subtle is available only in secure contexts', 'insecure-context'),
    says('oidc-client-issuer', 'Invalid issuer in token', 'issuer-wrong'),
  ]),
  ...product('fetch of a page', app, [
    says(
      'fetch-failed',
      [
        '=Failed to fetch',
        '=NetworkError when attempting to fetch resource',
        'TypeError: Failed to fetch',
        '=Load failed',
        'TypeError: Load failed',
        '=Network Error',
        '=Network request failed',
      ],
      ['cors-missing', 'tls-failure', 'nothing-there', 'blocked-by-extension'],
      {
        means: 'The browser kept the answer from the page, or there was none.',
      },
    ),
  ]),
  ...product('angular-oauth2-oidc', app, [
    token(
      'angular-nonce-in-state',
      ['invalid_nonce_in_state', 'token_validation_error'],
      ['second-start-overwrites', ...storageLost],
    ),
    says('angular-wrong-state', 'Validating access_token failed, wrong state/nonce', [
      'second-start-overwrites',
      ...storageLost,
    ]),
    says('angular-issuer', 'Wrong issuer:', 'issuer-wrong'),
    says('angular-nonce', 'Wrong nonce: ', 'nonce-mismatch'),
    says('angular-audience', 'Wrong audience: ', 'id-token-refused'),
    says(
      'angular-discovery',
      [
        'invalid issuer in discovery document',
        'Every url in discovery document has to start with the issuer url',
      ],
      'issuer-wrong',
      { tokens: ['discovery_document_validation_error', 'discovery_document_load_error'] },
    ),
    token('angular-silent', 'silent_refresh_timeout', silentFrame),
    says(
      'angular-https',
      "issuer must use HTTPS (with TLS), or config value for property 'requireHttps' must be set",
      'redirect-scheme-proxy',
    ),
  ]),
  ...product('angular-auth-oidc-client', app, [
    says(
      'angular-code-flow-state',
      ['authCallback incorrect state', 'could not find matching config for state'],
      storageLost,
    ),
    says(
      'angular-code-flow-nonce',
      ['authCallback incorrect nonce', 'Validation, dataIdToken.nonce !== local_nonce'],
      'nonce-mismatch',
    ),
    says(
      'angular-code-flow-issuer',
      ['authCallback incorrect iss', 'incorrect iss does not match authWellKnownEndpoints issuer'],
      'issuer-wrong',
    ),
    says(
      'angular-code-flow-time',
      [
        'authCallback Validation, iat rejected id_token was issued too far away',
        'rejected id_token was issued too far away from the current time',
      ],
      'token-early',
      { means: 'The clocks of provider and computer differ.' },
    ),
  ]),
  ...product('keycloak-js', app, [
    says(
      'keycloak-js-nonce',
      ['Invalid nonce, clearing token', '[KEYCLOAK] Invalid nonce'],
      'nonce-mismatch',
    ),
    says('keycloak-js-state', 'Invalid OAuth state in login callback', storageLost),
    says(
      'keycloak-js-frame',
      [
        'Timeout when waiting for 3rd party check iframe message',
        'Timeout when waiting for 3rd party cookie check',
      ],
      ['frame-refused', 'third-party-cookies-blocked', 'nothing-there'],
    ),
    says('keycloak-js-crypto', 'Web Crypto API is not available', 'insecure-context'),
  ]),
  ...product('MSAL', app, [
    token('msal-interaction', 'interaction_in_progress', ['second-start-overwrites', 'storage-cleared'], {
      means: 'An earlier login of this tab never ended, or the page did not take its answer.',
    }),
    token(
      'msal-hash',
      [
        'hash_empty_error',
        'hash_does_not_contain_known_properties',
        'no_state_in_hash',
        'unable_to_parse_state',
        'state_interaction_type_mismatch',
      ],
      'code-left-in-page',
      {
        means: 'The redirect page, or its router, changed the address before the library read it.',
      },
    ),
    token(
      'msal-timeout',
      [
        'monitor_window_timeout',
        'monitor_popup_timeout',
        'iframe_closed_prematurely',
        'redirect_bridge_empty_response',
      ],
      ['code-left-in-page', ...silentFrame],
    ),
    code('msal-timed-out', 'timed_out', ['code-left-in-page', ...silentFrame]),
    token(
      'msal-state',
      [
        'state_not_found',
        'no_token_request_cache_error',
        'no_cached_authority_error',
        'request_cannot_be_made',
        'no_token_request_cache',
      ],
      storageLost,
    ),
    token(
      'msal-nested',
      ['block_nested_popups', 'block_iframe_reload', 'redirect_in_iframe'],
      'silent-iframe-loads-app',
      {
        means: 'The redirect page begins a login itself.',
      },
    ),
    token('msal-crypto', ['crypto_nonexistent', 'pkce_not_created'], 'insecure-context'),
    token(
      'msal-endpoints',
      ['endpoints_resolution_error', 'openid_config_error'],
      ['nothing-there', 'cors-missing', 'blocked-by-extension'],
    ),
    token(
      'msal-network',
      ['post_request_failed', 'get_request_failed', 'no_network_connectivity'],
      ['cors-missing', 'nothing-there'],
    ),
    token('msal-popup', ['popup_window_error', 'empty_window_error'], 'popup-blocked'),
    code('msal-cancelled', 'user_cancelled', popupGone, {
      means: 'The popup is gone; it need not have been closed by the person.',
    }),
    token('msal-nonce', 'nonce_mismatch', 'nonce-mismatch'),
    token('msal-spa-code', 'spa_code_and_nativeAccountId_present', 'request-refused'),
  ]),
  ...product('MSAL, auth0-spa-js and others', app, [
    code('library-state-mismatch', 'state_mismatch', ['second-start-overwrites', ...storageLost]),
  ]),
  ...product('auth0-spa-js', app, [
    code('auth0-spa-transaction', 'missing_transaction', storageLost),
    says('auth0-spa-invalid-state', '=Invalid state', storageLost),
    says('auth0-spa-refresh', 'Missing Refresh Token (audience:', 'refresh-dead', {
      means: 'No refresh token was asked for (offline_access), or it is no longer in memory.',
    }),
    says('auth0-spa-refresh-old', '=Missing Refresh Token', 'refresh-dead'),
    code('auth0-spa-timeout', 'timeout', silentFrame, { member: 'error' }),
    says('auth0-spa-claim', ') claim mismatch in the ID token; expected', 'id-token-refused'),
    says('auth0-spa-nonce', 'Nonce (nonce) claim mismatch in the ID token', 'nonce-mismatch'),
    says('auth0-spa-issuer', 'Issuer (iss) claim mismatch in the ID token', 'issuer-wrong'),
    says(
      'auth0-spa-alg',
      'Signature algorithm of … is not supported. Expected the ID token to be signed with',
      'id-token-refused',
      {
        means:
          'The provider signed the ID token with another algorithm than the app’s library takes: HS256 has the client secret for its key, which a page cannot have.',
        fix: 'Set the signature algorithm of this application’s tokens to RS256 at the provider (Auth0: Advanced Settings, OAuth), then log in anew.',
      },
    ),
    says(
      'auth0-spa-time',
      ['Expiration Time (exp) claim error in the ID token', 'Issued At (iat) claim … in the ID token'],
      ['token-expired', 'token-early'],
    ),
    says('auth0-spa-popup', 'Unable to open a popup for loginWithPopup', 'popup-blocked'),
    says(
      'auth0-spa-crypto',
      ['For security reasons, `window.crypto` is required', 'auth0-spa-js must run on a secure origin'],
      'insecure-context',
    ),
  ]),
];
