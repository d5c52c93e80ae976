import { product, says, token } from './phrase.ts';
import { backChannel, popupGone } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;

/** Services that do the login for an app: Supabase, Firebase, Clerk and others. */
export const hostedLogins = [
  ...product('Supabase', app, [
    token(
      'supabase-state',
      'bad_oauth_state',
      ['cookie-expired-before-return', 'callback-twice', 'state-missing-return'],
      {
        means: 'The state is unknown to Supabase: older than five minutes, used already, or not its own.',
      },
    ),
    says(
      'supabase-state-words',
      [
        'OAuth state not found or expired',
        'OAuth callback with invalid state',
        'OAuth state parameter missing',
      ],
      ['cookie-expired-before-return', 'callback-twice', 'state-missing-return'],
    ),
    token('supabase-callback', 'bad_oauth_callback', 'request-refused', {
      means: 'The provider’s answer lacks what it must have: its own error stands beside it.',
    }),
    token(
      'supabase-flow-state',
      ['flow_state_not_found', 'flow_state_expired'],
      ['code-reused', 'code-expired'],
      {
        means:
          'Supabase no longer has this login: its code was redeemed already, or it is older than five minutes.',
      },
    ),
    token('supabase-verifier', 'bad_code_verifier', 'pkce-verifier-lost'),
    says(
      'supabase-verifier-words',
      [
        'both auth code and code verifier should be non-empty',
        'code challenge does not match previously saved code verifier',
      ],
      'pkce-verifier-lost',
      {
        means:
          'The link or answer was opened in another browser, or under another address, than the one that asked.',
        fix: 'Open the link in the browser in which the login or sign-up began, under the same address. For links in mails, which people open anywhere, let the app take token_hash and verify that (verifyOtp) instead of a code.',
      },
    ),
    says(
      'supabase-nonce',
      ['Nonces mismatch', 'Passed nonce and nonce in id_token should either both exist'],
      'nonce-mismatch',
      {
        means: 'The nonce that the page handed over with the ID token is not the one in it.',
        fix: 'Hand the random value itself to Supabase (nonce), and its SHA-256 in hexadecimal to the provider: Supabase hashes what it is handed and compares that with the ID token. Where the provider is given no nonce, hand over none.',
      },
    ),
    says('supabase-id-token-audience', 'Unacceptable audience in id_token', 'audience-wrong', {
      owner: 'admin',
      means: 'The ID token was made for a client id that is not set up for this provider in the project.',
      fix: 'Add that client id (the audience in the words) to the provider’s authorized client IDs in the project’s settings.',
    }),
    token('supabase-otp', 'otp_expired', 'one-time-link-scanned'),
    says(
      'supabase-otp-words',
      ['Email link is invalid or has expired', 'Token has expired or is invalid'],
      'one-time-link-scanned',
    ),
    token('supabase-email', 'provider_email_needs_verification', 'claim-missing-email'),
    says('supabase-exchange', 'Unable to exchange external code', [
      'secret-wrong-or-expired',
      ...backChannel,
    ]),
    says(
      'supabase-no-email',
      [
        'Error getting user email from external provider',
        'Error getting user profile from external provider',
      ],
      ['claim-missing-email', 'scope-missing', 'userinfo-refused'],
    ),
    token('supabase-provider', ['provider_disabled', 'oauth_provider_not_supported'], 'app-not-ready', {
      owner: 'admin',
    }),
    says('supabase-provider-words', 'Unsupported provider: provider is not enabled', 'app-not-ready', {
      owner: 'admin',
    }),
    token('supabase-signup', 'signup_disabled', 'not-provisioned', { owner: 'admin' }),
    says('supabase-signup-words', 'Signups not allowed for this instance', 'not-provisioned', {
      owner: 'admin',
    }),
    says(
      'supabase-database',
      [
        'Database error saving new user',
        'Database error creating new user',
        'Database error granting user',
        'Database error updating user',
      ],
      'account-not-stored',
      {
        owner: 'admin',
        means:
          'The sign-in at the provider itself worked; Supabase’s own database could not store this person’s account, mostly because a trigger on auth.users failed.',
        fix: 'The project’s Postgres log at this moment names the function, constraint or missing right. Mend that trigger on auth.users (or take it away); neither the provider nor the callback’s address is at fault.',
      },
    ),
    says('supabase-refresh', 'Invalid Refresh Token: Already Used', 'refresh-race', {
      tokens: ['refresh_token_already_used'],
      means:
        'This refresh token had been used before, and each is taken once: whoever used it got the new one.',
      fix: 'Find who else renews: the app’s own server while it makes a page (it must then hand the new session on with Set-Cookie, as Supabase’s middleware does), another tab, a second copy of the library. Let one renew for all; a new login helps only until the next renewal.',
    }),
    says('supabase-refresh-lost', 'Invalid Refresh Token: Refresh Token Not Found', 'refresh-dead', {
      means:
        'The server has this refresh token no longer: another renewal replaced it (of the app’s own server, of another tab), the person signed out, or the session has ended.',
      fix: 'Find who else renews, as the app’s own server does while it makes a page (it must then hand the new session on with Set-Cookie); if nobody does, send the person to a new login.',
    }),
    token(
      'supabase-refresh-gone',
      ['refresh_token_not_found', 'session_not_found', 'session_expired'],
      'refresh-dead',
    ),
    token(
      'supabase-saml-relay',
      ['saml_relay_state_not_found', 'saml_relay_state_expired'],
      ['saml-relaystate', 'callback-twice'],
    ),
    token(
      'supabase-saml-idp',
      ['saml_idp_not_found', 'saml_entity_id_mismatch', 'saml_provider_disabled'],
      'saml-issuer',
    ),
    token('supabase-saml-email', 'saml_assertion_no_email', 'saml-nameid'),
    token(
      'supabase-manual-linking',
      ['identity_already_exists', 'email_conflict_identity_not_deletable'],
      'account-conflict',
      { owner: 'person' },
    ),
  ]),
  ...product('Supabase', app, [
    says('supabase-key', ['=Invalid API key', 'No API key found in request'], 'api-key-refused', {
      fix: 'Give the client the project’s anon (publishable) key of this very project, in the apikey header: from the dashboard’s API settings, without spaces, and after a rotation the new one.',
    }),
  ]),
  ...product('Firebase', app, [
    token('firebase-domain', ['auth/unauthorized-domain', 'auth/app-not-authorized'], 'origin-not-allowed', {
      means: 'The page’s host is not on the project’s list of authorised domains.',
    }),
    says(
      'firebase-domain-words',
      ['This domain is not authorized for OAuth operations', 'is not authorized to run this operation'],
      'origin-not-allowed',
    ),
    token('firebase-popup-blocked', 'auth/popup-blocked', 'popup-blocked'),
    token('firebase-popup-closed', 'auth/popup-closed-by-user', popupGone, {
      means: 'The popup is gone as far as the page can tell; it need not have been closed by the person.',
    }),
    token('firebase-popup-twice', 'auth/cancelled-popup-request', 'second-start-overwrites', {
      means: 'A second popup was asked for while the first was open.',
    }),
    token(
      'firebase-provider-off',
      [
        'auth/operation-not-allowed',
        'OPERATION_NOT_ALLOWED',
        'auth/configuration-not-found',
        'CONFIGURATION_NOT_FOUND',
      ],
      'app-not-ready',
      { owner: 'admin' },
    ),
    token(
      'firebase-account',
      [
        'auth/account-exists-with-different-credential',
        'auth/credential-already-in-use',
        'auth/email-already-in-use',
      ],
      'account-conflict',
      { owner: 'person' },
    ),
    token(
      'firebase-credential',
      ['auth/invalid-credential', 'INVALID_IDP_RESPONSE', 'auth/internal-error'],
      ['secret-wrong-or-expired', 'id-token-refused', 'nonce-mismatch'],
    ),
    token('firebase-nonce', ['auth/missing-or-invalid-nonce', 'MISSING_OR_INVALID_NONCE'], 'nonce-mismatch', {
      means: 'The raw nonce and its hash were mixed up, or one is missing.',
    }),
    token('firebase-network', 'auth/network-request-failed', [
      'cors-missing',
      'blocked-by-extension',
      'nothing-there',
    ]),
    token(
      'firebase-storage',
      ['auth/web-storage-unsupported', 'auth/missing-iframe-start'],
      'third-party-cookies-blocked',
    ),
    says(
      'firebase-initial-state',
      'Unable to process request due to missing initial state',
      'storage-partitioned-handler',
    ),
    token(
      'firebase-timeout',
      ['auth/timeout', 'auth/redirect-cancelled-by-user', 'auth/user-cancelled'],
      ['storage-partitioned-handler', 'user-cancelled'],
    ),
    token(
      'firebase-key',
      [
        'auth/invalid-api-key',
        'auth/api-key-not-valid.-please-pass-a-valid-api-key.',
        'auth/requests-from-referer',
        'API_KEY_INVALID',
        'API_KEY_HTTP_REFERRER_BLOCKED',
        'API_KEY_IP_ADDRESS_BLOCKED',
        'API_KEY_SERVICE_BLOCKED',
        'API_KEY_ANDROID_APP_BLOCKED',
        'API_KEY_IOS_APP_BLOCKED',
      ],
      'api-key-refused',
    ),
    says(
      'firebase-key-words',
      [
        'API key not valid. Please pass a valid API key',
        'API key expired. Please renew the API key',
        'Requests from referer … are blocked',
        'Requests to this API … are blocked',
      ],
      'api-key-refused',
    ),
  ]),
  ...product('Clerk', app, [
    token('clerk-denied', 'oauth_access_denied', ['user-cancelled', 'policy-denied'], { owner: 'person' }),
    token(
      'clerk-exists',
      [
        'external_account_exists',
        'identifier_already_signed_in',
        'external_account_email_address_verification_required',
      ],
      'account-conflict',
      { owner: 'person' },
    ),
    token(
      'clerk-oauth',
      ['oauth_token_exchange_error', 'oauth_fetch_user_error', 'oauth_config_missing'],
      backChannel,
    ),
    token(
      'clerk-not-found',
      ['external_account_not_found', 'sign_up_mode_restricted', 'not_allowed_access'],
      'not-provisioned',
      { owner: 'admin' },
    ),
    token('clerk-redirect', ['redirect_url_mismatch', 'authorization_invalid'], 'redirect-uri-mismatch'),
  ]),
  ...product('WorkOS', app, [
    token(
      'workos-sso',
      [
        'sso_required',
        'organization_selection_required',
        'profile_not_allowed_outside_organization',
        'idp_initiated_sso_disabled',
      ],
      'not-provisioned',
      { owner: 'admin' },
    ),
    token(
      'workos-connection',
      ['connection_invalid', 'domain_connection_selector_not_allowed', 'connection_unlinked'],
      'app-not-ready',
      { owner: 'admin' },
    ),
    says('workos-redirect', 'This is not a valid redirect URI', 'redirect-uri-mismatch', {
      tokens: ['redirect-uri-invalid'],
    }),
  ]),
  ...product('AWS Amplify', app, [
    says('amplify-state', 'An error occurred while validating the state', [
      'storage-other-origin',
      'second-start-overwrites',
      'callback-twice',
    ]),
    token(
      'amplify-signin',
      ['OAuthSignInException', 'OAuthSignOutException'],
      ['popup-closed', 'request-refused'],
    ),
    says('amplify-user-cancelled', 'User cancelled OAuth flow', ['code-left-in-page', 'user-cancelled'], {
      means: 'The page of the answer was left before it was read; it need not have been the person.',
    }),
  ]),
];

/** Their products: a hosted service speaks for the app that has it, and answers that app’s token requests. */
export const hostedProducts: ReadonlySet<string> = new Set(hostedLogins.map(({ product: name }) => name));
