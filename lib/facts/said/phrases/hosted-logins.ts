import { product, says, token } from './phrase.ts';
import { backChannel, popupGone } from './suspects.ts';
import { supabase } from './supabase.ts';

const app = { by: 'client', owner: 'client' } as const;

/** Services that do the login for an app: Supabase, Firebase, Clerk and others. */
export const hostedLogins = [
  ...supabase,
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
      {
        owner: 'admin',
        means: 'The provider that the login asks for is not switched on in this Firebase project.',
        fix: 'Switch it on in the Firebase console (Authentication, Sign-in method), with client id and secret where it asks for them, and check that the page’s configuration is of that project.',
      },
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
  ...product('Appwrite', app, [
    token('appwrite-provider-off', 'project_provider_disabled', 'app-not-ready', {
      owner: 'admin',
      means: 'The provider that the login asks for is not switched on in this Appwrite project.',
      fix: 'Switch it on in the Appwrite console (Auth, Settings, OAuth2 Providers), with the app id and secret of the provider’s own console.',
    }),
  ]),
  ...product('Clerk', app, [
    says(
      'clerk-connection-off',
      'does not match one of the allowed values for parameter strategy',
      'app-not-ready',
      {
        owner: 'admin',
        means: 'The provider that the login asks for is not switched on in this instance of Clerk.',
        fix: 'Switch the connection on in the Clerk dashboard, in the instance whose keys the page has: a production instance needs client id and secret of one’s own.',
      },
    ),
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
    says('clerk-not-found', 'The External Account was not found', 'not-provisioned', {
      tokens: ['external_account_not_found'],
      owner: 'admin',
      means:
        'The login at the provider worked; Clerk has no user who is tied to this account there, and the page made none of it.',
      fix: 'Let the page that the provider’s answer leads to finish the login (<AuthenticateWithRedirectCallback/>, handleRedirectCallback), which signs such a person up; or, where nobody is to sign up, create the user, or connect the account to one, beforehand.',
    }),
    token('clerk-restricted', ['sign_up_mode_restricted', 'not_allowed_access'], 'not-provisioned', {
      owner: 'admin',
      means:
        'The login at the provider worked; Clerk has no such user, and lets nobody sign up who is not invited or on its list.',
      fix: 'Invite the person, or add the address or its domain to the allowlist; or set the sign-up mode to Public (Clerk’s dashboard, Restrictions).',
    }),
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
