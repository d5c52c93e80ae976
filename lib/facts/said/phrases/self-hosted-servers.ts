import { code, product, says, token } from './phrase.ts';
import { cookieLost } from './suspects.ts';

const app = { owner: 'client' } as const;
const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;

/** Servers that people run themselves. */
export const selfHostedServers = [
  // server/core/src/https/views/oauth2.rs: one code for every request that it does not take, whatever is wrong with it.
  ...product('Kanidm', provider, [
    says('kanidm-refused', ['Error Code: InvalidState'], 'request-refused', {
      ...app,
      means:
        'Kanidm did not take the login’s request, or found no more what it had kept of it: it says InvalidState of both, and the state parameter is not meant.',
      fix: 'Look in Kanidm’s log for the operation ID on that page: it names what was wrong (no PKCE, a redirect URI or scope that is not registered).',
    }),
    token('kanidm-resume', ['UI0003InvalidOauth2Resume'], 'as-session-lost', {
      means:
        'Kanidm keeps the login’s request in a cookie of its own (SameSite=Strict, 15 minutes) while the person signs in, and did not get it back: the login went on in another browser or app, took longer, or came from its own bookmark.',
    }),
    says('kanidm-denied', 'was denied as you do not have the requisite scopes', 'not-assigned', {
      ...admin,
      means: 'Kanidm gives scopes of this client to certain groups alone, and the person is in none of them.',
      fix: 'Add the person to a group of the client’s scope map (kanidm system oauth2 update-scope-map), or map those scopes to one of the person’s groups.',
    }),
  ]),
  // backend/internal/common/errors.go
  ...product('Pocket ID', provider, [
    says('pocket-id-group', "=You're not allowed to access this service", 'not-assigned', {
      ...admin,
      means: 'Pocket ID lets this client be used by certain groups alone, and the person is in none of them.',
      fix: 'In Pocket ID, add one of the person’s groups to the client’s allowed user groups, or lift the restriction: a new client may be restricted with no group allowed.',
    }),
    says(
      'pocket-id-callback',
      ['callback URL, it might be necessary for an admin to fix this', 'No callback URL provided'],
      'redirect-uri-mismatch',
      admin,
    ),
    says('pocket-id-pkce', '=Missing code challenge', 'request-refused', app),
  ]),
  ...product('node-oidc-provider', provider, [
    token('node-oidc-redirect', 'invalid_redirect_uri', 'redirect-uri-mismatch', admin),
    says(
      'node-oidc-redirect-words',
      "redirect_uri did not match any of the client's registered redirect_uris",
      'redirect-uri-mismatch',
      admin,
    ),
    says(
      'node-oidc-client',
      ['=client is invalid', 'client authentication failed'],
      ['client-unknown-here', 'secret-wrong-or-expired'],
      app,
    ),
    says(
      'node-oidc-method',
      [
        'the provided authentication mechanism does not match the registered client authentication method',
        'client authentication must only be provided using one mechanism',
        'no client authentication mechanism provided',
        'no client authentication provided',
      ],
      'auth-method-mismatch',
      app,
    ),
    says(
      'node-oidc-pkce',
      ['Authorization Server policy requires PKCE', 'policy requires PKCE to be used'],
      'request-refused',
      app,
    ),
    says(
      'node-oidc-session',
      [
        'interaction session id cookie not found',
        'interaction session not found',
        'interaction session and authentication session mismatch',
        'authorization request has expired',
      ],
      'as-session-lost',
      { means: 'The provider’s own cookie of this login did not come back.', tokens: ['SessionNotFound'] },
    ),
    says('node-oidc-logout', ['post_logout_redirect_uri not registered'], 'logout-return-refused', admin),
    says(
      'node-oidc-hint',
      ['could not validate id_token_hint', 'client_id does not match the provided id_token_hint'],
      'logout-hint-invalid',
      app,
    ),
    says(
      'node-oidc-grant',
      [
        'grant request is invalid',
        'authorization code already consumed',
        'authorization code expired',
        'authorization code not found',
      ],
      ['code-reused', 'code-expired', 'pkce-mismatch', 'redirect-mismatch-at-token'],
      { ...app, hides: true },
    ),
    says(
      'node-oidc-scope',
      [
        'requested scope is not allowed',
        'openid scope must be requested',
        'missing openid scope',
        'access token missing openid scope',
      ],
      ['scope-missing', 'userinfo-refused', 'scope-retired-or-not-allowed'],
      app,
    ),
    says('node-oidc-resource', ['resource indicator is missing, or unknown'], 'request-refused', {
      ...app,
      means: 'The provider knows no API of the name that the request has as resource, or wants one named.',
      fix: 'Let `resource` of the request be an API’s identifier exactly as it is registered at the provider.',
    }),
  ]),
  ...product('authentik', provider, [
    says(
      'authentik-redirect',
      ['missing, invalid, or mismatching redirection URI (redirect_uri)', '=Redirect URI Error'],
      'redirect-uri-mismatch',
      admin,
    ),
    says(
      'authentik-client',
      ['=Client ID Error', 'The client identifier (client_id) is missing or invalid'],
      'client-unknown-here',
      app,
    ),
    says(
      'authentik-policy',
      ['=Request has been denied', "Policy binding … returned result 'False'"],
      'policy-denied',
      {
        ...admin,
        means:
          'A policy, group or user that is bound to the app at the provider did not let this person through.',
        fix: 'Look at the app’s policy, group and user bindings at the provider, and test them for this person (authentik: Check access).',
      },
    ),
    says('authentik-denied', '=Permission denied', 'not-assigned', admin),
    says('authentik-state', 'Flow does not apply to current user', 'as-session-lost'),
    says(
      'authentik-csrf',
      ['CSRF verification failed. Request aborted', 'CSRF Failed:', 'CSRF cookie not set'],
      'as-session-lost',
      { means: 'The provider’s own cookie against forged forms did not come back.' },
    ),
  ]),
  ...product('Ory Kratos, Logto', provider, [
    token('kratos-csrf', ['security_csrf_violation', 'self_service_flow_expired'], 'as-session-lost', {
      means: 'The provider’s own cookie of this login did not come back, or its page was too old.',
    }),
    says(
      'kratos-flow',
      ['The requested flow could not be found', 'The self-service flow expired', 'The login flow expired'],
      'as-session-lost',
      {
        means:
          'The provider (Ory Kratos says so) has no such login any more: its page stood open too long, was done already, or is another browser’s.',
      },
    ),
    says('kratos-csrf-words', 'rejected to protect you from Cross-Site-Request-Forgery', 'as-session-lost', {
      means: 'The provider’s own cookie of this login did not come back.',
    }),
    code('logto-session', ['session.not_found', 'session.interaction_not_found'], 'as-session-lost'),
  ]),
  // Before a provider that it asks itself (Google) it is the client.
  ...product('Ory Kratos', { by: 'client', owner: 'client' }, [
    says(
      'kratos-continuity',
      [
        'no resumable session found',
        'does not contain the necessary cookie to resume the session',
        'does not exist in cookie ory_kratos_continuity',
      ],
      cookieLost,
      {
        means:
          'Ory Kratos did not find its cookie ory_kratos_continuity, in which it remembers the login that it sent to the other provider.',
        fix: 'Let the browser itself take the answer of Kratos that leads to the other provider: submit the flow’s form to Kratos, or have the app’s server that submits it pass each Set-Cookie of Kratos on to the browser. Let host and cookies.domain be those of the callback: one site, one domain.',
      },
    ),
  ]),
  ...product('Zitadel', provider, [
    says(
      'zitadel-redirect',
      'The requested redirect_uri is missing in the client configuration',
      'redirect-uri-mismatch',
      admin,
    ),
    says(
      'zitadel-origin',
      [
        'This "Origin" is not allowed',
        'set instance … Instance not found',
        'Instance not found. Make sure you got the domain right',
      ],
      ['origin-not-allowed', 'wrong-vhost'],
      admin,
    ),
    says(
      'zitadel-request',
      ['Errors.AuthRequest.NotFound', 'AuthRequest not found', 'Auth Request not found'],
      'as-session-lost',
    ),
    says('zitadel-other-org', 'Errors.User.NotAllowedOrg', 'not-assigned', {
      ...admin,
      means: 'The person belongs to an organization of Zitadel that this login does not take.',
      fix: 'Sign in with an account of that organization, or grant the project to the person’s own.',
    }),
    says(
      'zitadel-grant',
      [
        'user is required to have at least one grant on the application',
        'of the user must be granted to the project',
        'Errors.User.GrantRequired',
        'Errors.User.ProjectRequired',
      ],
      'not-assigned',
      admin,
    ),
    says('zitadel-client', ['Errors.App.NotFound', 'client not found'], 'client-unknown-here', app),
  ]),
  ...product('Dex', provider, [
    says('dex-redirect', 'Unregistered redirect_uri ("', 'redirect-uri-mismatch', admin),
    says('dex-session', ['=User session error', '=Requested resource does not exist'], 'as-session-lost', {
      means:
        'The provider (Dex says so) has no login of this state any more: it was finished already (a reload, the back button, a second tab), took too long, or its storage was emptied in between. At an address /auth/… it may be that it has no connector of that name.',
    }),
    says('dex-email-unverified', 'missing "email_verified" claim', 'email-not-verified', {
      ...admin,
      means:
        'The provider behind this one (Dex) says nothing of whether the e-mail address is verified, and it wants that.',
      fix: 'Let that provider send email_verified, or set insecureSkipEmailVerified: true in Dex’s connector where its addresses can be trusted.',
    }),
    says(
      'dex-upstream',
      ['Failed to authenticate:', "Failed to return user's identity"],
      ['secret-wrong-or-expired', 'issuer-wrong', 'claim-missing-email'],
      admin,
    ),
    says('dex-client', 'Invalid client_id ("', 'client-unknown-here', app),
  ]),
  ...product('FusionAuth', provider, [
    says('fusionauth-redirect', ['Invalid redirect uri'], 'redirect-uri-mismatch', {
      ...admin,
      tokens: ['invalid_redirect_uri'],
    }),
    says('fusionauth-code', 'Invalid Authorization Code', ['code-reused', 'code-expired'], {
      ...app,
      tokens: ['auth_code_not_found'],
    }),
    says('fusionauth-origin', 'Invalid origin uri', 'origin-not-allowed', {
      ...admin,
      tokens: ['invalid_origin'],
    }),
    says('fusionauth-registered', 'You are not registered for this application', 'not-assigned', {
      ...admin,
      tokens: ['not_registered'],
    }),
  ]),
  ...product('LemonLDAP::NG', provider, [
    says('llng-redirect', ['Redirect address not allowed'], 'redirect-uri-mismatch', admin),
    says('llng-unauthorised', ["You're not authorized to access this application"], 'not-assigned', admin),
  ]),
  ...product('Gluu, Janssen, WSO2, Casdoor', provider, [
    says(
      'wso2-callback',
      ['Registered callback does not match with the provided url'],
      'redirect-uri-mismatch',
      { ...admin, codes: ['invalid_callback'] },
    ),
    says(
      'wso2-client',
      [
        'A valid OAuth client could not be found for client_id',
        'Cannot find an application associated with the given client_id',
      ],
      'client-unknown-here',
      app,
    ),
    says(
      'casdoor-redirect',
      "Redirect URI: … doesn't exist in the allowed Redirect URI list",
      'redirect-uri-mismatch',
      admin,
    ),
  ]),
];
