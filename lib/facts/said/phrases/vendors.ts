import { product, says, token } from './phrase.ts';

const app = { owner: 'client' } as const;
const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;
const person = { owner: 'person' } as const;

/** https://help.salesforce.com/s/articleView?id=005132365&type=1 (usage restrictions of connected apps) */
const salesforceInstall =
  'In Salesforce’s Setup, under Connected Apps OAuth Usage, let an administrator unblock or install the app and choose under its policies who may use it (Permitted Users). For a person who is to use it without that: the permission “Approve Uninstalled Connected Apps”, or “Use Any API Client” where API Access Control is on. Client id, secret and redirect URI are right as they are.';
const salesforceAssign =
  'In Salesforce’s Setup, open the app’s policies: with “Admin approved users are pre-authorized” the person needs a profile or permission set that is assigned to the app; with “All users may self-authorize” everybody approves it on first use.';
const salesforceOrg =
  'Begin at the address of the right org (its My Domain, not login.salesforce.com, where another session may be open), or sign out of the other org first. For persons of other orgs the app must be packaged (Distribution State) and installed there.';

/** Salesforce, Slack, LinkedIn, X and others that apps log in with. */
export const vendors = [
  ...product('Salesforce', provider, [
    says('salesforce-redirect', 'redirect_uri must match configuration', 'redirect-uri-mismatch', admin),
    token('salesforce-client', 'invalid_client_id', 'client-unknown-here', app),
    token('salesforce-blocked', 'OAUTH_APP_BLOCKED', 'admin-consent-needed', {
      ...admin,
      means:
        'The person signed in, and the Salesforce org does not let this app in: an administrator has blocked it, or it is not installed there and the person may not approve it.',
      fix: salesforceInstall,
    }),
    token('salesforce-denied', 'OAUTH_APP_ACCESS_DENIED', ['admin-consent-needed', 'policy-denied'], {
      ...admin,
      fix: salesforceAssign,
    }),
    // Its words: “An unexpected error has occurred during authentication”.
    token(
      'salesforce-approval',
      'OAUTH_APPROVAL_ERROR_GENERIC',
      ['admin-consent-needed', 'scope-retired-or-not-allowed'],
      {
        ...admin,
        hides: true,
        means:
          'Salesforce says this of several things: most often the app is not installed in the org; or a scope is asked for that the app does not have there, or the person has a licence for programs alone. The Login History in its Setup may tell more.',
        fix: salesforceInstall,
      },
    ),
    token('salesforce-external', 'OAUTH_EC_APP_NOT_FOUND', 'client-unknown-here', {
      ...admin,
      means:
        'The person signed in to a Salesforce org that does not have this external client app: one that is only local works in the org alone where it was made, and a packaged one where the package is installed.',
      fix: salesforceOrg,
    }),
    token('salesforce-cross-org', 'OAUTH_AUTHORIZATION_BLOCKED', 'wrong-tenant', {
      ...admin,
      means:
        'Salesforce refuses this app to persons of another org than its own: an external client app that is only local works in the org alone where it was made.',
      fix: salesforceOrg,
    }),
    says('salesforce-address', ['=ip restricted', 'invalid_grant: ip restricted'], 'policy-denied', {
      ...admin,
      means:
        'Salesforce refuses the address from which the app’s server or the person comes: the app’s policies or the person’s profile allow only some.',
      fix: 'Compare the address in the Login History (Salesforce’s Setup) with the Login IP Ranges of the person’s profile; add the app’s there, or set IP Relaxation in the app’s policies to “Relax IP restrictions”.',
    }),
    says(
      'salesforce-not-installed',
      ['app must be installed into org', 'app must be installed in org'],
      'admin-consent-needed',
      {
        ...admin,
        means:
          'Salesforce lets people use a connected app only where it is installed in their org; an app that is not may be approved by those alone who have that permission.',
        fix: 'Let an administrator of the org install the app (Setup, Connected Apps OAuth Usage, Install), or give the person the permission “Approve Uninstalled Connected Apps”. The client id, its secret and the redirect URI are right as they are; trying again changes nothing.',
      },
    ),
    says(
      'salesforce-user',
      [
        'user is not admin approved to access this app',
        "User hasn't approved this consumer",
        "user hasn't approved this consumer",
      ],
      'admin-consent-needed',
      {
        ...admin,
        means:
          'The app’s policies in the Salesforce org let only those in whom an administrator approved, and this person is not among them, or nobody has approved the app for them yet.',
        fix: salesforceAssign,
      },
    ),
    says(
      'salesforce-code',
      ['=expired authorization code', '=authentication failure', 'invalid authorization code'],
      ['code-reused', 'code-expired', 'stronger-login-required'],
      app,
    ),
  ]),
  ...product('Slack', provider, [
    says('slack-redirect', 'redirect_uri did not match any configured URIs', 'redirect-uri-mismatch', {
      ...admin,
      tokens: ['bad_redirect_uri'],
    }),
    says(
      'slack-approval',
      [
        'requires approval … workspace',
        '=Request to Install',
        "isn't approved for use on this workspace",
        'is not allowed to be installed on this workspace',
      ],
      'admin-consent-needed',
      admin,
    ),
    says(
      'slack-team',
      ["doesn't have permission to be installed", 'Invalid permissions requested'],
      'scope-retired-or-not-allowed',
      app,
    ),
    token('slack-other-workspace', 'invalid_team_for_non_distributed_app', 'wrong-tenant', {
      ...admin,
      means:
        'The browser is signed in to another Slack workspace than the app was made in, and the app is not distributed: only its own workspace may use it.',
      fix: 'Sign out of that workspace in Slack (or use a private window) and sign in to the app’s own, or switch on public distribution of the app under “Manage Distribution” at api.slack.com.',
    }),
  ]),
  ...product('HubSpot', provider, [
    says(
      'hubspot-scopes',
      [
        "mismatch between the scopes in the install URL and the app's configured scopes",
        'because the provided scopes are insufficient',
        '=Insufficient scopes were provided',
        'Insufficient scopes were provided. Please contact the',
      ],
      'scope-retired-or-not-allowed',
      {
        ...app,
        means:
          'The scopes that the request asks for are not those that the app has in its settings at HubSpot.',
        fix: 'Let `scope` of the request name every scope that the app’s settings at HubSpot list as required, and no other: also `oauth`, which HubSpot adds to every app by itself. What is optional there goes into `optional_scope`.',
      },
    ),
    says('hubspot-scope-name', 'An invalid scope name was provided', 'scope-retired-or-not-allowed', app),
    says(
      'hubspot-features',
      "account doesn't have access to some HubSpot features that are required by this app",
      'scope-retired-or-not-allowed',
      {
        owner: 'person',
        means: 'The app requires scopes of HubSpot features that this account’s subscription does not have.',
        fix: 'Choose an account that has these features, or let the app ask for their scopes in `optional_scope` and list them as optional in its settings.',
      },
    ),
  ]),
  ...product('LinkedIn', provider, [
    says(
      'linkedin-redirect',
      'The redirect_uri does not match the registered value',
      'redirect-uri-mismatch',
      admin,
    ),
    says(
      'linkedin-scope',
      ['is not authorized for your application', 'The requested permission scope is not valid'],
      'scope-retired-or-not-allowed',
      {
        ...app,
        tokens: ['unauthorized_scope_error', 'invalid_scope_error'],
        fix: 'LinkedIn has retired r_liteprofile and r_emailaddress: ask for openid profile email in their place, and add its OpenID Connect product to the app. Any other scope needs the product that has it.',
      },
    ),
    token(
      'linkedin-cancelled',
      ['user_cancelled_login', 'user_cancelled_authorize'],
      'user-cancelled',
      person,
    ),
  ]),
  ...product('Discord', provider, [
    says(
      'discord-redirect',
      ['Invalid OAuth2 redirect_uri', 'Redirect URI is not supported by client'],
      'redirect-uri-mismatch',
      admin,
    ),
    says('discord-client', '=Unknown Application', 'client-unknown-here', app),
  ]),
  ...product('X', provider, [
    says(
      'x-code',
      'Value passed for the authorization code was invalid',
      ['code-expired', 'code-reused'],
      app,
    ),
    says(
      'x-request-token',
      [
        'Whoa there! The request token for this page is invalid',
        'The request token for this page is invalid',
        'There is no request token for this page',
      ],
      'redirect-broken-encoding',
      { ...app, means: 'The app’s own request for a token failed, or its token was used already.' },
    ),
    says(
      'x-suspended',
      [
        "Something went wrong. You weren't able to give access to the App",
        "You weren't able to give access to the App",
      ],
      ['redirect-uri-mismatch', 'scope-retired-or-not-allowed', 'app-not-ready'],
      { hides: true },
    ),
  ]),
  // An app’s server signs its requests to X, and its page repeats what X said.
  ...product('apps that log in at X', { by: 'client', owner: 'client' }, [
    says('x-callback', 'Callback URL not approved for this client application', 'redirect-uri-mismatch', {
      ...admin,
      means:
        'X refused to begin the login: the app’s callback address is not among those that it has in X’s developer portal.',
      fix: 'Enter the very address that the app sends as oauth_callback among its callback URLs there, letter by letter.',
    }),
    says('x-oob', 'Desktop applications only support the oauth_callback value', 'redirect-uri-mismatch', {
      ...admin,
      means:
        'X refused to begin the login: the app has no callback URL in X’s developer portal, so that X takes no address from it, only oob.',
      fix: 'Enter a callback URL in the app’s settings there.',
    }),
    says('x-signature', '=Could not authenticate you', 'oauth1-request-refused', {
      means:
        'X does not take the signature of the app’s request: consumer key and secret do not belong together, or what was signed is not what was sent.',
    }),
    says('x-time', 'Timestamp out of bounds', 'oauth1-request-refused', {
      means:
        'X does not take the time of the app’s signed request: the clock of the machine that signs is minutes off.',
      fix: 'Set that clock (NTP; containers and virtual machines too).',
    }),
    says('x-unsigned', 'Bad Authentication data', 'oauth1-request-refused', {
      means: 'X found no signature in the app’s request that it can read.',
    }),
  ]),
  ...product('Shopify', provider, [
    says(
      'shopify-redirect',
      ['The redirect_uri is not whitelisted', 'redirect_uri and application url must have matching hosts'],
      'redirect-uri-mismatch',
      admin,
    ),
    says('shopify-client', 'Could not find Shopify API application with api_key', 'client-unknown-here', app),
    says('shopify-code', 'The authorization code was not found or was already used', 'code-reused', {
      ...app,
      means:
        'The server knows no such code any more: it was redeemed before, or is none of this shop and app.',
    }),
  ]),
  ...product('TikTok, Twitch, Spotify and others', provider, [
    says(
      'spotify-redirect',
      [
        'INVALID_CLIENT: Invalid redirect URI',
        'INVALID_CLIENT: Insecure redirect URI',
        'Illegal redirect_uri',
      ],
      'redirect-uri-mismatch',
      admin,
    ),
    says('spotify-client', 'INVALID_CLIENT: Invalid client', 'client-unknown-here', app),
    says(
      'twitch-redirect',
      'Parameter redirect_uri does not match registered URI',
      'redirect-uri-mismatch',
      admin,
    ),
    says('tiktok-client', '=client_key', 'client-unknown-here', {
      ...app,
      means:
        'TikTok names client_key as what is wrong: it knows no app of this key, or the app is not released.',
      fix: 'Compare client_key with the app in TikTok for Developers; a sandbox has keys of its own and takes its target users alone.',
    }),
    says('tiktok-redirect', '=redirect_uri', 'redirect-uri-mismatch', {
      ...admin,
      means: 'The provider’s page names redirect_uri as what is wrong.',
    }),
    says('strava-limit', 'Limit of connected athletes', 'app-not-ready', {
      ...admin,
      means: 'Strava lets a new app connect one athlete, its owner, and this app has reached its limit.',
      fix: 'Ask Strava to review the app and raise its limit.',
    }),
    says('dropbox-limit', 'This app has reached its user limit', 'app-not-ready', {
      ...admin,
      means: 'The app is in development at the provider and has as many users as it may have there.',
      fix: 'Enable more users for the app at the provider, or apply for production there (Dropbox: App Console).',
    }),
    says('tiktok', "We couldn't log in with TikTok", ['app-not-ready', 'redirect-uri-mismatch'], {
      hides: true,
    }),
    says(
      'bitbucket',
      ['This integration is misconfigured. Contact the vendor for assistance', 'Invalid OAuth consumer'],
      ['redirect-uri-mismatch', 'client-unknown-here'],
      admin,
    ),
    says(
      'atlassian',
      'is in development. Only the owner of this app may grant it access',
      'app-not-ready',
      admin,
    ),
    says(
      'dropbox',
      [
        'Redirect URI needs to be registered in the Developer Console',
        'It seems the app you were using submitted a bad redirect_uri',
        'Invalid redirect_uri: "',
      ],
      'redirect-uri-mismatch',
      admin,
    ),
    says(
      'yahoo',
      ['Please specify a valid request and submit again', 'Developers: Please specify a valid'],
      ['client-unknown-here', 'redirect-uri-mismatch'],
      { hides: true },
    ),
  ]),
];
