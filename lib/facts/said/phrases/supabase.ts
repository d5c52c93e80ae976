import { product, says, token } from './phrase.ts';

const app = { by: 'client', owner: 'client' } as const;

/** Supabase’s logins, which it does for an app. */
export const supabase = [
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
    says('supabase-exchange', 'Unable to exchange external code', 'backchannel-failed', {
      owner: 'client',
      means:
        'The provider behind Supabase let the person in and gave a code, and Supabase could not redeem it there: most often the client secret in the project’s settings is old, cut off, or of another client id. The app’s page and its own PKCE have no part in that.',
      fix: 'Enter the client id and a new secret of the same application of that provider in the project (Authentication, Sign In / Providers), without blanks, and register exactly the project’s …/auth/v1/callback there. The project’s Auth logs have the provider’s own word at this moment: invalid_client is the secret, redirect_uri_mismatch the address, invalid_grant a code that was used or came too late.',
    }),
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
      means: 'The provider that the login asks for is not switched on in this Supabase project.',
      fix: 'Switch it on in the project (Authentication, Sign In / Providers), with client id and secret; self-hosted: GOTRUE_EXTERNAL_…_ENABLED.',
    }),
    says(
      'supabase-provider-secret',
      ['Unsupported provider: missing OAuth secret', 'missing OAuth client ID'],
      'app-not-ready',
      {
        owner: 'admin',
        means:
          'The provider is switched on in this Supabase project, and its client id or secret is not set there.',
        fix: 'Enter the client id and secret of the provider’s own console in the project (Authentication, Sign In / Providers) and save; self-hosted or local: the environment variables that config.toml names.',
      },
    ),
    token('supabase-banned', 'user_banned', 'not-provisioned', {
      owner: 'admin',
      knowsPerson: true,
      means: 'The login itself worked; the account is banned in this project (banned_until).',
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
];
