import { membersOnly } from './members-only.ts';
import { product, says } from './phrase.ts';
import { backChannel, cookieLost, otherLogin } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;

/** Go applications. */
export const go = [
  ...product('goth', app, [
    says('goth-session', 'could not find a matching session for this request', cookieLost, {
      means: 'The session cookie that began the login (`_gothic_session`) did not come back.',
    }),
    says('goth-state', 'state token mismatch', otherLogin),
  ]),
  ...product('gorilla/securecookie', app, [
    says(
      'securecookie-invalid',
      ['securecookie: the value is not valid', 'securecookie: expired timestamp'],
      'state-store-lost-server',
      {
        means:
          'The app cannot read its own cookie: it was made with another key than the app has now, or it is too old.',
        fix: 'Delete the cookies of this host and begin again. Let the app begin a new session where it cannot read an old cookie, and keep one key over restarts and on all of its servers.',
      },
    ),
  ]),
  ...product('Gitea', app, [
    says(
      'gitea-no-account',
      [
        'Registration is disabled. Please contact your site administrator',
        'Your account is not associated with',
      ],
      'not-provisioned',
      { owner: 'admin' },
    ),
    says('gitea-unconfirmed', 'you have an unconfirmed email address', 'not-provisioned', {
      knowsPerson: true,
      means: 'The login at the provider worked; Gitea wants the account activated by its own mail first.',
      fix: 'Use the link in that mail, or let an administrator activate the account; REGISTER_EMAIL_CONFIRM in app.ini turns it off for accounts that are made by a login.',
    }),
    says(
      'gitea-redirect',
      ['Unregistered Redirect URI', 'Client ID not registered'],
      ['redirect-uri-mismatch', 'client-unknown-here'],
      { owner: 'authorization_server' },
    ),
  ]),
  ...product('Portainer', app, [
    says(
      'portainer-no-account',
      [
        'not created beforehand in … and automatic user provisioning not enabled',
        'user not created beforehand in Portainer',
      ],
      'not-provisioned',
      {
        owner: 'admin',
        means:
          'The login at the provider worked, and the code was redeemed: the app has no account of that name, and makes none by itself.',
        fix: 'Create the account in Portainer beforehand, named as the claim that it reads says (OAuth settings, User identifier), or turn on its automatic user provisioning.',
      },
    ),
    says('portainer-oauth', '=Unable to authenticate through OAuth', backChannel, {
      means:
        'Portainer could redeem no code, or found no name in what it got (OAuth settings, User identifier): its log has the reason at level DEBUG.',
    }),
  ]),
  ...product('Grafana', app, [
    says(
      'grafana-state',
      ['Missing saved oauth state', 'missing saved state', 'Missing saved state'],
      cookieLost,
      { tokens: ['auth.oauth.state.missing'] },
    ),
    says(
      'grafana-state-differs',
      ['Provided state does not match stored state', 'state mismatch)', 'login.OAuthLogin(state mismatch)'],
      otherLogin,
      { tokens: ['auth.oauth.state.invalid'] },
    ),
    says('grafana-pkce', 'Missing required pkce cookie', cookieLost),
    says(
      'grafana-token',
      ['Failed to get token from provider', 'login.OAuthLogin(NewTransportWithCode)'],
      backChannel,
      { tokens: ['auth.oauth.token.exchange'] },
    ),
    says(
      'grafana-email',
      [
        "Provider didn't return an email address",
        'User does not have an email',
        'Error getting email address',
      ],
      'claim-missing-email',
    ),
    says('grafana-domain', 'Required email domain not fulfilled', 'not-provisioned', { owner: 'admin' }),
    says(
      'grafana-member',
      ['User is not a member of one of the required', 'User not a member of one of the required'],
      'not-provisioned',
      { owner: 'admin', ...membersOnly },
    ),
    says(
      'grafana-role',
      [
        'IdP did not return a role attribute',
        'IdP did not return a valid role attribute',
        'role_attribute_strict is set',
        'user does not have a valid role',
      ],
      'not-provisioned',
      {
        owner: 'admin',
        means:
          'The login itself worked; the app takes its roles from the provider, and got none that it knows for this person.',
        fix: 'Compare role_attribute_path of this provider in Grafana with what comes in the ID token and the user information, and the result with Viewer, Editor, Admin and GrafanaAdmin; or give the person such a role at the provider. role_attribute_strict = false lets others in as auto_assign_org_role says.',
      },
    ),
    says('grafana-client', ['OAuth client is disabled', 'OAuth not enabled'], null, {
      means: 'The app has no login of this name that is switched on.',
      fix: 'Switch this provider on in Grafana (enabled = true under [auth.…], or its page under Administration, Authentication), and restart it where the file was changed.',
    }),
    says('grafana-signup', ['Sign up is disabled', 'Signup is not allowed'], 'not-provisioned', {
      means:
        'The login at the provider worked; the app has no account that is tied to this identity, and makes none. In Grafana an account with the same address counts only where oauth_allow_insecure_email_lookup is on.',
      fix: 'Turn sign-up on for this provider (Grafana: allow_sign_up), or create the user beforehand and tie it by its first login.',
    }),
    says('grafana-sync', 'User sync failed', 'account-conflict', {
      means:
        'The login at the provider worked; Grafana could not create or update the account: mostly one with the same login or e-mail address is there already and is tied to another login.',
      fix: 'Grafana’s log has the reason beside “Failed to create user” or “Failed to update user”. Remove or rename the other account, or let both logins be one (oauth_allow_insecure_email_lookup, only where the provider vouches for addresses).',
    }),
    says('grafana-quota', 'User sync forbidden', 'not-provisioned', {
      means: 'The login at the provider worked; Grafana’s quota of users is reached.',
      fix: 'Raise the quota (section quota of grafana.ini), or remove users.',
    }),
    says('grafana-protected', 'Unable to sync due to protected role', 'not-provisioned', {
      knowsPerson: true,
      means:
        'The login at the provider worked; the account has a role that Grafana protects, and may not be changed by this login.',
    }),
    says('grafana-role-path', 'Instance role_attribute_path misconfigured', 'not-provisioned', {
      means:
        'The login at the provider worked; Grafana is to take roles from the provider strictly (role_attribute_strict), and is not told where to find them (role_attribute_path).',
      fix: 'Set role_attribute_path of this provider, or turn role_attribute_strict off.',
    }),
    says(
      'grafana-azure-version',
      'version 1.0 is not supported. Please ensure the auth_url',
      'id-token-refused',
      {
        means: 'Grafana takes ID tokens of Entra’s version 2.0 alone, and got one of version 1.0.',
        fix: 'Let auth_url and token_url of azuread in Grafana name the v2.0 endpoints (/oauth2/v2.0/authorize, /oauth2/v2.0/token).',
      },
    ),
  ]),
  ...product('Argo CD', app, [
    says(
      'argo-url',
      'Invalid redirect URL: the protocol and host (including port) must match',
      'redirect-host',
      { means: 'Argo CD’s own `url` setting is another address than the one it was opened at.' },
    ),
    says('argo-cookie', ["invalid state in '", '=unknown state'], cookieLost),
    says('argo-sealed', 'cipher: message authentication failed', 'state-store-lost-server', {
      means:
        'Argo CD cannot open its own login cookie (argocd.oauthstate): it was sealed with another key than the server has now (server.secretkey in argocd-secret was replaced, or another installation at this host set it).',
      fix: 'Delete the cookies of this host and begin again; keep one server.secretkey for all replicas.',
    }),
    says('argo-token', 'failed to get token:', backChannel),
    says(
      'argo-verify',
      ['failed to verify the token', 'failed to verify provided token'],
      ['issuer-wrong', 'key-unknown', 'id-token-refused'],
    ),
    says('argo-issuer', 'oidc: issuer did not match the issuer returned by provider', 'issuer-wrong'),
  ]),
  ...product('go-oidc', app, [
    says(
      'go-oidc-issuer',
      [
        'oidc: id token issued by a different provider, expected',
        'issuer did not match the issuer returned by provider',
      ],
      'issuer-wrong',
    ),
    says('go-oidc-audience', 'oidc: expected audience', 'audience-wrong'),
    says(
      'go-oidc-signature',
      ['failed to verify signature: failed to verify id token signature', 'oidc: malformed jwt'],
      'key-unknown',
    ),
    says('go-oidc-expired', 'oidc: token is expired', 'token-expired'),
    says('go-oidc-early', 'current time … before the nbf (not before) time', 'token-early'),
    says(
      'go-no-id-token',
      ['No id_token field in oauth2 token', 'no id_token in token response'],
      'scope-missing',
      {
        means:
          'The provider gave no ID token with the access token: the login did not ask for the scope openid, or the provider is none of OpenID Connect.',
        fix: 'Add openid to the scopes of the login, first in the list; at a provider of plain OAuth 2.0 (GitHub), let the app read the person from its user API.',
      },
    ),
    says('go-oauth2', 'oauth2: cannot fetch token', backChannel, { hides: true }),
  ]),
];
