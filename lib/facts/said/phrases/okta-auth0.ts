import { product, says, token } from './phrase.ts';

const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;
const app = { owner: 'client' } as const;

/** Okta, Auth0, OneLogin and PingFederate. */
export const oktaAndAuth0 = [
  ...product('Okta', provider, [
    says(
      'okta-redirect',
      [
        "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings",
        "'redirect_uri' parameter must be an absolute URI that is whitelisted in the client app settings",
        "The 'redirect_uri' parameter … whitelisted",
      ],
      'redirect-uri-mismatch',
      admin,
    ),
    says(
      'okta-logout',
      "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings",
      'logout-return-refused',
      admin,
    ),
    says(
      'okta-assigned',
      [
        'User is not assigned to the client application',
        'you are not assigned this app in Okta',
        'App Not Assigned',
      ],
      'not-assigned',
      {
        ...admin,
        fix: 'An administrator of Okta assigns the person, or a group that the person is in, to the app (Applications, the app, Assignments); check that the right account was used. Where the authorization server has access policies, one of them has to name the app, too.',
      },
    ),
    says(
      'okta-client',
      ["Invalid value for 'client_id' parameter", 'Identity Provider: Unknown … Error Code: invalid_client'],
      'client-unknown-here',
      app,
    ),
    says(
      'okta-policy',
      [
        'Policy evaluation failed for this request',
        'No matching policy',
        'no_matching_policy',
        'found no policy rules that matched',
      ],
      'policy-denied',
      {
        ...admin,
        means:
          'No access policy of the authorization server has a rule for this app, person, grant and these scopes: the person was let in and said no to nothing.',
        fix: 'At Okta, Security, API, Authorization Servers, this server, Access Policies: assign a policy to the app, with a rule for its grant type, people and scopes (openid and offline_access count, too). The System Log names what was looked for (no_matching_policy).',
      },
    ),
    says(
      'okta-scope',
      'One or more scopes are not configured for the authorization server resource',
      'scope-retired-or-not-allowed',
      {
        ...app,
        means: 'The Okta authorization server that was asked has not all scopes of the request.',
        fix: 'Add the scope to that authorization server (Security, API, Scopes) or leave it out; `groups` is none by itself, and the org’s own server (without /oauth2/…) has others than the one called default.',
      },
    ),
    says('okta-server', 'Resource not found: … (AuthorizationServer)', 'request-refused', {
      ...app,
      means: 'The Okta org has no authorization server of the id that stands in the address.',
      fix: 'Take the issuer from Okta (Security, API, Authorization Servers): https://<org>/oauth2/default, one of another id, or the org’s own address without /oauth2. It needs the API Access Management product, except for the last.',
    }),
    says(
      'okta-grant',
      ['The authorization code is invalid or has expired', 'The refresh token is invalid or expired'],
      ['code-reused', 'code-expired', 'refresh-dead'],
      app,
    ),
    says('okta-pkce-required', 'PKCE code challenge is required', 'request-refused', {
      ...app,
      means: 'The provider demands PKCE of this client, and the request has no code_challenge.',
    }),
    says('okta-pkce', 'PKCE verification failed', 'pkce-mismatch', app),
    says(
      'okta-grant-type',
      ['The client is not authorized to use the provided grant type', 'Configured grant types: ['],
      'wrong-platform-type',
      admin,
    ),
    says(
      'okta-client-auth',
      [
        'Client authentication failed. Either the client or the client credentials are invalid',
        'The client secret supplied for a confidential client is invalid',
      ],
      ['secret-wrong-or-expired', 'auth-method-mismatch'],
      app,
    ),
    says(
      'okta-browser-pkce',
      'Browser requests to the token endpoint must use Proof Key for Code Exchange',
      'wrong-platform-type',
      {
        ...app,
        means: 'Okta takes a token request from a page only with PKCE, whatever else it carries.',
        fix: 'Register the app at Okta as a Single-Page Application, without a secret, and let its library use PKCE; or redeem the code on a server.',
      },
    ),
    token('okta-rate', ['E0000047'], 'rate-limited'),
    token('okta-session', ['E0000005', 'E0000011'], 'refresh-dead', app),
    says('okta-signin', ['You do not have permission to perform the requested action'], 'policy-denied', {
      ...admin,
      hides: true,
    }),
  ]),
  ...product('Auth0', provider, [
    says('auth0-blocked', '=user is blocked', 'policy-denied', {
      owner: 'admin',
      means: 'This account is blocked at the provider by an administrator.',
      fix: 'Unblock the user in Auth0’s dashboard (User Management, Users). The app and its settings are not at fault.',
    }),
    says('auth0-organization', 'parameter organization is required for this client', 'request-refused', {
      owner: 'client',
      means:
        'This application lets in members of an organization alone (Auth0 Organizations), and the login names none.',
      fix: 'Send organization=org_… with the login, or let Auth0 ask for it: the application’s Organizations tab, “Prompt for Organization”; for both kinds of people choose “Both”.',
    }),
    says(
      'auth0-callback',
      [
        'Callback URL mismatch',
        'is not in the list of allowed callback URLs',
        'The provided redirect_uri is not in the list of allowed callback URLs',
      ],
      'redirect-uri-mismatch',
      admin,
    ),
    says('auth0-client', ['Unknown client: ', 'Unknown or invalid client'], 'client-unknown-here', app),
    says(
      'auth0-connection',
      [
        'no connections enabled for the client',
        'the connection is not enabled',
        'the connection was disabled',
        'the connection was not found',
      ],
      'app-not-ready',
      {
        ...admin,
        means:
          'No connection (database, social or enterprise) is switched on at the provider (Auth0 says so) for this application, or not the one that the request names.',
        fix: 'In Auth0: Applications, the application, Connections; for an organization, its own connections too. An app that registered itself (MCP) is a third party there and gets only connections that are promoted to domain level (is_domain_connection).',
      },
    ),
    says(
      'auth0-logout',
      [
        'querystring parameter … is not defined as a valid URL in "Allowed Logout URLs"',
        "not defined as a valid URL in your account's list of Allowed Logout URLs",
      ],
      'logout-return-refused',
      admin,
    ),
    says('auth0-service', ['Service not found: ', 'Service not enabled within domain: '], 'audience-wrong', {
      ...app,
      means: 'The audience that was asked for is no API of this tenant.',
    }),
    says(
      'auth0-grant',
      ['Invalid authorization code', 'Unknown or invalid refresh token'],
      ['code-reused', 'refresh-dead'],
      app,
    ),
    says(
      'auth0-grant-type',
      ["Grant type 'authorization_code' not allowed for the client", 'not allowed for the client'],
      'wrong-platform-type',
      admin,
    ),
    says(
      'auth0-client-grant',
      ['is not authorized to access resource server', 'Client has not been granted scopes'],
      'access-denied-at-token-endpoint',
      admin,
    ),
    says(
      'auth0-page-state',
      [
        'You may have pressed the back button, refreshed during login, opened too many login dialogs',
        "there is some issue with cookies, since we couldn't find your session",
        "we couldn't find your session",
      ],
      'as-session-lost',
      { owner: 'browser' },
    ),
    says('auth0-verify-email', 'Please verify your email before logging in', 'not-provisioned', {
      owner: 'person',
    }),
    token('auth0-attempts', ['too_many_attempts', 'too_many_requests', 'too_many_logins'], 'rate-limited', {
      owner: 'person',
    }),
    says('auth0-consent', ['Multifactor authentication required'], ['stronger-login-required'], {
      codes: ['mfa_required'],
    }),
    says(
      'auth0-oops',
      ['Oops!, something went wrong', 'There could be a misconfiguration in the system or a service outage'],
      ['redirect-uri-mismatch', 'client-unknown-here', 'app-not-ready'],
      { hides: true },
    ),
  ]),
  ...product('OneLogin', provider, [
    says('onelogin-access', 'You do not have access to this application', 'not-assigned', admin),
  ]),
  ...product('PingFederate', provider, [
    says('ping-redirect', 'Error - Invalid redirect_uri', 'redirect-uri-mismatch', admin),
    says(
      'ping-client',
      ['Unknown or invalid client_id', 'Error - Unknown or invalid client'],
      'client-unknown-here',
      app,
    ),
    says(
      'ping-adapter',
      'Unexpected Runtime Authn Adapter Integration Problem',
      ['as-session-lost', 'provider-down'],
      { hides: true },
    ),
    says('pingone-redirect', 'Redirect URI mismatch', 'redirect-uri-mismatch', {
      ...admin,
      codes: ['REDIRECT_URI_MISMATCH'],
    }),
  ]),
];
