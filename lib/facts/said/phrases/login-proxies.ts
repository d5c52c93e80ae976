import { product, says } from './phrase.ts';
import { backChannel, cookieLost, otherLogin } from './suspects.ts';

const proxy = { by: 'proxy', owner: 'proxy' } as const;

/** Proxies that do the login for the applications behind them. */
export const loginProxies = [
  ...product('oauth2-proxy', proxy, [
    says(
      'oauth2-proxy-csrf',
      [
        'Unable to find a valid CSRF token',
        'unable to obtain CSRF cookie',
        'csrf token mismatch, potential attack',
        'CSRF token mismatch, potential attack',
      ],
      cookieLost,
      {
        means: 'The cookie `_oauth2_proxy_csrf` did not come back or could not be read.',
      },
    ),
    says(
      'oauth2-proxy-upstream',
      'Login Failed: The upstream identity provider returned an error',
      ['request-refused', 'policy-denied'],
      { owner: 'authorization_server' },
    ),
    says(
      'oauth2-proxy-500',
      'Oops! Something went wrong. For more information contact your server administrator',
      backChannel,
      { hides: true },
    ),
    says(
      'oauth2-proxy-session',
      ['Invalid session: unauthorized', 'You do not have permission to access this resource'],
      'not-provisioned',
      { owner: 'admin' },
    ),
    says(
      'oauth2-proxy-email',
      ['neither the id_token nor the profileURL set an email', 'could not get claim "email"'],
      'claim-missing-email',
    ),
    says(
      'oauth2-proxy-unverified',
      ["in id_token … isn't verified", 'email in id_token … is not verified'],
      'email-not-verified',
      {
        fix: 'Confirm the address at the provider, or let it send email_verified as true. Only where the provider lets nobody enter a stranger’s address: --insecure-oidc-allow-unverified-email.',
      },
    ),
    says('oauth2-proxy-code', ['Login Failed: missing code', '=missing code'], 'state-missing-return'),
  ]),
  ...product('Vouch', proxy, [
    says('vouch-state', ['Invalid session state: stored', '/auth Invalid session state'], otherLogin),
    says('vouch-session', ['could not find session store', 'failed to get session'], cookieLost),
    says('vouch-loop', 'too many unsuccessful authorization attempts for the requested URL', 'login-loop'),
    says('vouch-user-words', ['User is not authorized', 'not found in … whitelist'], 'not-provisioned', {
      owner: 'admin',
    }),
  ]),
  ...product('Pomerium', proxy, [
    says('pomerium-csrf', ['no CSRF cookie', 'Bad Request: invalid CSRF token'], cookieLost),
    says(
      'pomerium-expired',
      [
        "This may be because a login attempt took too long, or because the server's clock is out of sync",
        'cryptutil: timestamp expired',
      ],
      ['cookie-expired-before-return', 'token-early'],
      { means: 'The login took too long, or a clock is wrong.' },
    ),
    says('pomerium-policy', 'User does not have access to this route', 'not-provisioned', { owner: 'admin' }),
  ]),
  ...product('Envoy OAuth2 filter', proxy, [
    says('envoy-oauth', '=OAuth flow failed', [...cookieLost, 'backchannel-failed'], { hides: true }),
  ]),
  ...product('traefik-forward-auth', proxy, [
    says('tfa-csrf', ['Error validating csrf cookie', 'Missing csrf cookie'], cookieLost),
    says('tfa-not-authorized', '=Not authorized', ['cookie-wrong-host', ...cookieLost], { hides: true }),
  ]),
  ...product('mod_auth_openidc', proxy, [
    says(
      'modauth-state',
      [
        'Could not match the authorization response to an earlier request via the state parameter and corresponding state cookie',
        'Invalid Authorization Response',
      ],
      cookieLost,
      {
        means: 'The state cookie (`mod_auth_openidc_state_…`) did not come back.',
      },
    ),
    says('modauth-timeout', 'This is due to a timeout', 'cookie-expired-before-return', {
      means:
        'The login took longer than the app waits for it (mod_auth_openidc: OIDCStateTimeout, 300 seconds).',
    }),
    says('modauth-response', 'Invalid Authentication Response', [
      'cookie-expired-before-return',
      ...cookieLost,
    ]),
    says(
      'modauth-bare',
      ['an OpenID Connect Redirect URI with no parameters', 'an OIDC Redirect URI with no parameters'],
      ['post-became-get', 'redirect-uri-mismatch'],
      { means: 'The redirect address is also one of the app’s pages, or a POST lost its body.' },
    ),
    says('modauth-provider', 'OpenID Connect Provider error:', ['request-refused', 'policy-denied'], {
      owner: 'authorization_server',
    }),
    says(
      'modauth-many',
      ['Too Many Outstanding Requests', 'maximum number of parallel state cookies'],
      'cookies-too-many',
    ),
    says('modauth-remote-user', 'Remote user could not be set', 'claim-missing', {
      means:
        'The login at the provider worked; the claim that the app takes the user’s name from (mod_auth_openidc: OIDCRemoteUserClaim, sub unless set) is neither in the ID token nor in the answer of the userinfo endpoint.',
      fix: 'Set OIDCRemoteUserClaim to a claim that comes, ask for its scope in OIDCScope, or let the provider add it.',
    }),
    says(
      'modauth-id-token',
      ['Error in handling response type', 'Error in handling session'],
      ['id-token-refused', ...backChannel],
    ),
  ]),
  ...product('Cloudflare Access', proxy, [
    says(
      'cf-access-account',
      ['That account does not have access', "Forbidden. You don't have permission to view this"],
      'not-provisioned',
      { owner: 'admin' },
    ),
    says('cf-access-session', 'Invalid login session', cookieLost),
    says('cf-access-app', 'Unable to find your Access application', 'client-unknown-here', {
      owner: 'admin',
      means:
        'Cloudflare Access has no application for the host and the id (kid) in this address: it was removed or made anew, belongs to another account, or the address was kept from then.',
      fix: 'Open the app’s own address. If it leads there again, look in Zero Trust, Access, Applications, for one whose domain is this host, in the account whose team name is in the address.',
    }),
    says(
      'cf-access-idp',
      [
        'Failed to fetch user/group information from the identity provider',
        'Failed to exchange code for token',
      ],
      backChannel,
    ),
  ]),
  ...product('AuthCrunch (caddy-security)', proxy, [
    says('authcrunch-state', 'OAuth 2.0 authorization state not found', otherLogin, {
      means:
        'The portal no longer knows this login: it keeps them in the memory of one server, for a few minutes.',
    }),
    says('authcrunch-key', ['has unregisted key id', 'has unregistered key id'], 'key-unknown'),
    says('authcrunch-nonce', 'nonce claim validation failed', 'nonce-mismatch'),
    says(
      'authcrunch-exchange',
      ['failed obtaining OAuth 2.0 access token', 'failed fetching OAuth 2.0 access token'],
      backChannel,
    ),
  ]),
  ...product('lua-resty-openidc (Kong, APISIX)', proxy, [
    says('lua-openidc-iss', 'iss from argument: … does not match expected issuer', 'iss-parameter-mismatch', {
      means:
        'The issuer that the provider names in its answer is not the one of the discovery document that the gateway was given.',
      owner: 'proxy',
      fix: 'Give the gateway the discovery address under the provider’s public name, so that both name one issuer, or let the provider know its public address (Keycloak: hostname).',
    }),
  ]),
  ...product('Azure App Service authentication', proxy, [
    says(
      'easy-auth-permission',
      '=You do not have permission to view this directory or page',
      ['id-token-refused', 'not-provisioned'],
      {
        hides: true,
        means:
          'App Service says this of whatever its authentication refuses: an issuer or audience other than in its settings, a nonce cookie that did not come, or a person that its checks do not admit. “Diagnose and solve problems”, Easy Auth, has the reason.',
      },
    ),
  ]),
  ...product('Envoy', proxy, [
    says('envoy-rbac', '=RBAC: access denied', 'not-provisioned', {
      owner: 'admin',
      means:
        'The login itself worked; a rule of Envoy (Istio: AuthorizationPolicy) lets this person, as the token tells of him, or this request not through.',
      fix: 'Compare the rule’s conditions (claims, roles, paths, namespaces) with the claims of the token that the login brought; Envoy’s log at level debug (rbac) names the policy.',
    }),
  ]),
];
