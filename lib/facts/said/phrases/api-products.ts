import { product, says, token } from './phrase.ts';

const api = { by: 'resource_server', owner: 'client' } as const;

const stravaLimit = {
  means: 'At Strava the app may be connected with so many athletes, a new app with one, and has them.',
  fix: 'Ask Strava for a higher limit (settings, My API application), disconnect another athlete, or let each person make an own API application.',
};

/** What the APIs of single products say of a token or an app that they refuse. */
export const apiProducts = [
  ...product('Microsoft Graph', api, [
    says('graph-audience', 'Access token validation failure. Invalid audience', 'audience-wrong', {
      means: 'The token was issued for another API than Graph.',
    }),
    token('graph-token', 'InvalidAuthenticationToken', [
      'audience-wrong',
      'token-expired',
      'audience-missing',
    ]),
    says('graph-scope', 'Access is denied. Check credentials and try again', 'scope-missing'),
    says('graph-opaque', 'CompactToken parsing failed with error code', 'audience-missing'),
  ]),
  ...product('Google APIs', api, [
    says('google-api-credentials', 'Request had invalid authentication credentials', [
      'token-expired',
      'audience-wrong',
    ]),
    token('google-api-expired', 'ACCESS_TOKEN_EXPIRED', 'token-expired'),
    says('google-api-scope', 'Request had insufficient authentication scopes', 'scope-missing'),
  ]),
  ...product('AWS API Gateway', api, [
    says(
      'api-gateway-route',
      [
        'Missing Authentication Token',
        'valid key=value pair (missing equal-sign) in Authorization header',
        'Invalid key=value pair (missing equal-sign) in Authorization header',
        "Authorization header requires 'Credential' parameter",
      ],
      'wrong-vhost',
      {
        owner: 'proxy',
        means: 'The gateway says this for an address that it does not know; it is not about the token.',
      },
    ),
    says(
      'api-gateway-authorizer',
      ['The incoming token has expired', 'User is not authorized to access this resource'],
      ['token-expired', 'audience-wrong', 'scope-missing'],
    ),
  ]),
  ...product('APIs of apps in testing', { by: 'resource_server', owner: 'admin' }, [
    says(
      'spotify-testing',
      [
        'User not registered in the Developer Dashboard',
        'the user may not be registered',
        'User not approved for app',
      ],
      'app-not-ready',
      {
        means: 'The app is in development mode at Spotify, and this person is not on its list of users.',
        fix: 'Add the person in Spotify’s dashboard (the app, Settings, User Management: name and e-mail address of the Spotify account), or apply for the extended quota. The login needs no change, and a new one does not help.',
      },
    ),
    says(
      'meta-testing',
      ['Insufficient developer role', 'temporarily disabled for non-active apps', 'App not active'],
      'app-not-ready',
      {
        means: 'The app is in development mode at Meta, and this person has no role in it.',
        fix: 'Give the person a role in Meta’s dashboard (App roles: tester; for Instagram also accepted in the account’s settings, Tester invites), or switch the app to live.',
      },
    ),
    says(
      'strava-athletes',
      ['Limit of connected athletes exceeded', 'exceeded the limit of connected athletes'],
      'app-not-ready',
      stravaLimit,
    ),
    says(
      'x-project',
      [
        'must use keys and tokens from a Twitter developer App that is attached to a Project',
        'You currently have access to a subset of',
      ],
      'app-not-ready',
      {
        tokens: ['client-not-enrolled'],
        means: 'The app is in no project or plan at X that includes this call.',
        fix: 'Attach the app to a project in X’s developer portal, and choose a plan that includes this endpoint.',
      },
    ),
    says('google-api-off', 'has not been used in project', 'app-not-ready', {
      tokens: ['SERVICE_DISABLED', 'accessNotConfigured'],
      means: 'This API is not switched on in the app’s project at Google.',
      fix: 'Switch the API on in the project that the client id belongs to (APIs & Services, Library), and wait some minutes.',
    }),
  ]),
  ...product('Strava', { by: 'authorization_server', owner: 'admin' }, [
    says(
      'strava-athletes-page',
      ['Limit of connected athletes exceeded', 'exceeded the limit of connected athletes'],
      'app-not-ready',
      stravaLimit,
    ),
  ]),
  ...product('AD FS', api, [token('adfs-userinfo', 'MSIS9921', 'audience-wrong')]),
  ...product('userinfo endpoints', api, [says('userinfo-scope', 'missing openid scope', 'userinfo-refused')]),
];
