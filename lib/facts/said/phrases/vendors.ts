import { product, says, token } from './phrase.ts';

const app = { owner: 'client' } as const;
const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;
const person = { owner: 'person' } as const;

/** Slack, LinkedIn, X and others that apps log in with. */
export const vendors = [
  ...product('Xero', provider, [
    says('xero-scope', 'Invalid scope for client', 'scope-retired-or-not-allowed', {
      ...app,
      means: 'One of the scopes of the request is none that this client may ask for.',
      fix: 'Ask for scopes that this client has. (Xero: apps made since March 2026 have neither accounting.transactions nor accounting.reports.read, which older ones lose as well: ask for their parts, accounting.invoices, accounting.payments, accounting.banktransactions and so on. A few, such as paymentservices, it gives out on request alone.)',
    }),
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
  ...product('Cloud Foundry UAA', provider, [
    says(
      'uaa-user-scopes',
      'is invalid. This user is not allowed any of the requested scopes',
      'not-assigned',
      {
        ...admin,
        means:
          'This person has none of the scopes that were asked for: they come with groups (UAA) or role collections (SAP XSUAA).',
        fix: 'An administrator gives the person the group, or the role collection whose roles hold these scopes; then log in anew. Check that the client may ask for them, too.',
      },
    ),
    says('uaa-user-groups', "User does not meet the client's required group criteria", 'not-assigned', admin),
  ]),
  ...product('Gravitee Access Management', provider, [
    says('gravitee-session', 'User cannot log in directly from the login page', 'as-session-lost', {
      means:
        'The login page finds no login that an app has begun: the provider’s session cookie did not come with it, or the page was opened by itself.',
    }),
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
