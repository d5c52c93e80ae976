import { product, says, token } from './phrase.ts';

const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;

/** Google’s pages and its sign-in button. */
export const google = [
  ...product('Google', provider, [
    says(
      'google-redirect',
      [
        "This app's request is invalid",
        "You can't sign in … because it sent an invalid request",
        'Error 400: redirect_uri_mismatch',
      ],
      ['redirect-uri-mismatch', 'request-refused'],
      { owner: 'client', tokens: ['redirect_uri_mismatch'] },
    ),
    says('google-redirect-code', 'Error 400: redirect_uri_mismatch', 'redirect-uri-mismatch', admin),
    says(
      'google-policy',
      [
        "doesn't comply with Google's OAuth 2.0 policy for keeping apps secure",
        "does not comply with Google's OAuth 2.0 policy for keeping apps secure",
      ],
      'request-refused',
      {
        owner: 'client',
        means:
          'Google’s policy for OAuth does not let this app ask so: mostly its redirect URI is no https address, one by number, or that of a way that is no more (out of band, the custom scheme of a mobile app), or the client is of another type than the app.',
        fix: 'Read “error details” on that page, which names the address. Use https with a public domain, or http://localhost while developing, and a client of the type that the app is (Google Cloud console, Credentials).',
      },
    ),
    says(
      'google-rate',
      ['Error 403: rate_limit_exceeded', 'This app has reached its sign-in rate limit'],
      'rate-limited',
      {
        ...admin,
        means:
          'Google lets an app that it has not verified have only so many new users, and so many at a time.',
        fix: 'Ask Google to verify the app (Google Auth Platform, Verification Center) or to raise its limit; who waits gets in later.',
      },
    ),
    says('google-blocked', 'tried to access sensitive info in your Google Account', 'app-not-ready', {
      ...admin,
      means:
        'Google has blocked this app: it asks for sensitive scopes and has not passed the verification for them.',
      fix: 'Have the app verified for its scopes (Google Auth Platform, Verification Center), or ask for fewer.',
    }),
    says(
      'google-scope',
      [
        'Some requested scopes were invalid',
        'Some requested scopes cannot be shown',
        'Error 400: invalid_scope',
      ],
      'scope-retired-or-not-allowed',
      {
        owner: 'client',
        fix: 'The page lists the scopes that are not valid: take them out. Groups and roles are none at Google.',
      },
    ),
    says(
      'google-policies-org',
      'restricted by policies within your organization',
      'admin-consent-needed',
      admin,
    ),
    token('google-origin', 'origin_mismatch', 'origin-not-allowed', admin),
    says(
      'google-origin-words',
      ['The given origin is not allowed for the given client ID', 'Not a valid origin for the client'],
      'origin-not-allowed',
      { ...admin, tokens: ['idpiframe_initialization_failed'] },
    ),
    says(
      'google-client',
      [
        'The OAuth client was not found',
        'The OAuth client was deleted',
        'Error 401: invalid_client',
        'Error 401: deleted_client',
      ],
      'client-unknown-here',
      { owner: 'client', tokens: ['deleted_client'] },
    ),
    says(
      'google-testing',
      [
        'has not completed the Google verification process',
        'can only be accessed by developer-approved testers',
        'is currently being tested, and can only be accessed',
      ],
      'app-not-ready',
      { ...admin, means: 'The app is in testing, and this account is none of its testers.' },
    ),
    token('google-internal', 'org_internal', 'wrong-tenant', {
      owner: 'person',
      means: 'Only accounts of the app’s own organisation may use it.',
    }),
    says(
      'google-internal-words',
      ['is restricted to users within its organization', 'can only be used within its organization'],
      'wrong-tenant',
      { owner: 'person' },
    ),
    token('google-webview', 'disallowed_useragent', 'in-app-browser', {
      owner: 'client',
      means: 'Google lets nobody sign in inside an app’s own web view.',
    }),
    says(
      'google-webview-words',
      [
        'doesn\'t comply with Google\'s "Use secure browsers" policy',
        'This browser or app may not be secure',
      ],
      'in-app-browser',
      { owner: 'client' },
    ),
    token('google-admin', ['admin_policy_enforced', 'access_not_configured'], 'admin-consent-needed', admin),
    says(
      'google-admin-words',
      ["Your institution's admin needs to review", 'is not allowed by your organization'],
      'admin-consent-needed',
      admin,
    ),
    token('google-restricted', ['restricted_client', 'disabled_client'], 'app-not-ready', admin),
    says(
      'google-loopback',
      [
        'Loopback flow has been blocked',
        'The out-of-band (OOB) flow has been blocked',
        'Invalid parameter value for redirect_uri: Raw IP addresses not allowed',
        'Invalid parameter value for redirect_uri',
      ],
      ['redirect-wrong-app-type', 'redirect-loopback-port'],
      { owner: 'client' },
    ),
    says('google-uri-kind', ['Custom scheme URIs are not allowed for'], 'redirect-wrong-app-type', {
      owner: 'client',
      means:
        'Google takes no redirect address of that kind for this client: a client of the type “Web application” answers to https addresses of public domains and to localhost alone, not to an app’s own scheme (exp://, com.example.app:/), a private IP address or plain http.',
      fix: 'Look at redirect_uri in the request. In a mobile app use a client of the type Android or iOS with its own scheme (in Expo a development build, as Expo Go has only exp://); on the web an https address that is registered.',
    }),
    says(
      'google-device-parameters',
      'device_id and device_name are required for private IP',
      'redirect-host',
      { owner: 'client', means: 'Google takes no redirect address with a private IP; localhost works.' },
    ),
    says('google-saml-user', ['app_not_configured_for_user', 'app_not_configured'], 'client-unknown-here', {
      owner: 'client',
      means:
        'Google finds no SAML app of the name that the request gives (Issuer) in the organisation of the account that is signed in.',
      fix: 'Compare the entity id that the app sends with the Entity ID of its SAML app in Google’s Admin console, letter for letter: case counts. Where they are equal, another Google account is signed in than one of that organisation.',
      tokens: ['app_not_configured_for_user', 'app_not_configured'],
    }),
    says('google-saml-off', 'app_not_enabled_for_user', 'not-assigned', {
      owner: 'admin',
      means:
        'The administrator has not turned this app on for the Google account that is signed in, or for its organizational unit or group.',
      fix: 'Turn the app on in the Admin console (Apps, Web and mobile apps, User access) for the unit or group of this person; it can take up to a day. If another account was meant, sign in with that one.',
      tokens: ['app_not_enabled_for_user'],
    }),
    says(
      'google-grant',
      ['Malformed auth code', 'Code was already redeemed'],
      ['code-reused', 'redirect-mismatch-at-token'],
      { owner: 'client' },
    ),
    says('google-revoked', 'Token has been expired or revoked', 'refresh-dead', { owner: 'client' }),
    says(
      'google-gsi-fedcm',
      ['FedCM was disabled', 'Third-party sign in was disabled', 'Error retrieving a token'],
      ['third-party-cookies-blocked', 'origin-not-allowed'],
      { owner: 'browser' },
    ),
  ]),
];
