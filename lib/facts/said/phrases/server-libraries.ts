import { product, says } from './phrase.ts';

const app = { owner: 'client' } as const;
const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;

/** Libraries of which people build a server of their own. */
export const serverLibraries = [
  ...product('Duende IdentityServer', provider, [
    says(
      'identityserver-redirect',
      'Sorry, there was an error … Invalid redirect_uri',
      'redirect-uri-mismatch',
      admin,
    ),
    says(
      'identityserver-client',
      ['Unknown client or client not enabled', 'client not enabled'],
      ['client-unknown-here', 'app-not-ready'],
      app,
    ),
    says(
      'identityserver-page',
      ['Sorry, there was an error : ', 'Sorry, there was an error: '],
      ['redirect-uri-mismatch', 'client-unknown-here', 'request-refused'],
      { hides: true },
    ),
  ]),
  ...product('OpenIddict', provider, [
    says(
      'openiddict-redirect',
      [
        "The specified 'redirect_uri' is not valid for this client application",
        "The specified 'redirect_uri' … is not valid",
      ],
      'redirect-uri-mismatch',
      admin,
    ),
    says('openiddict-client', "The specified 'client_id' is invalid", 'client-unknown-here', app),
    says(
      'openiddict-scope',
      [
        'This client application is not allowed to use the specified scope',
        "The client application is not allowed to use the '…' scope",
      ],
      'scope-retired-or-not-allowed',
      {
        ...admin,
        means: 'The registration of the client at OpenIddict has no permission for a scope of the request.',
        fix: 'Add the permission for that scope (scp:…) to the client, or leave the scope out.',
      },
    ),
    says(
      'openiddict-permission',
      [
        'This client application is not allowed to use the',
        'The client application is not allowed to use the',
        'This client application is not allowed to use',
      ],
      'request-refused',
      {
        ...admin,
        means:
          'The registration of the client at OpenIddict lacks a permission for what it asked for: the endpoint, the grant type or the response type.',
        fix: 'Add the permission (ept:…, gt:… or rst:…) to the client in OpenIddict’s applications.',
      },
    ),
    says('openiddict-https', 'This server only accepts HTTPS requests', 'redirect-scheme-proxy', {
      owner: 'proxy',
      means: 'OpenIddict believes that it is reached by plain http.',
      fix: 'Let the proxy before the provider pass X-Forwarded-Proto and ASP.NET trust it (ForwardedHeadersOptions), or reach it by https. While developing alone: DisableTransportSecurityRequirement.',
    }),
    says(
      'openiddict-redirect-at-token',
      "parameter doesn't match the client redirection URI the authorization code was initially sent to",
      'redirect-mismatch-at-token',
      app,
    ),
    says(
      'openiddict-code',
      [
        'The specified token is invalid',
        'The specified token has already been redeemed',
        'The specified token is no longer valid',
      ],
      ['code-reused', 'code-expired', 'refresh-dead'],
      app,
    ),
  ]),
  ...product('Spring Authorization Server', provider, [
    says(
      'spring-as-parameter',
      [
        'OAuth 2.0 Parameter: redirect_uri',
        'OpenID Connect 1.0 Logout Request Parameter: post_logout_redirect_uri',
      ],
      ['redirect-uri-mismatch', 'logout-return-refused'],
      admin,
    ),
    says('spring-as-client', ['OAuth 2.0 Parameter: client_id'], 'client-unknown-here', app),
    says(
      'spring-as-pkce',
      ['OAuth 2.0 Parameter: code_challenge', 'Client authentication failed: code_verifier'],
      ['request-refused', 'pkce-verifier-lost'],
      app,
    ),
  ]),
  ...product('Doorkeeper', provider, [
    says(
      'doorkeeper-redirect',
      [
        "The requested redirect uri is malformed or doesn't match client redirect URI",
        'The redirect URI included is not valid',
      ],
      'redirect-uri-mismatch',
      admin,
    ),
    says(
      'doorkeeper-client',
      'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method',
      ['client-unknown-here', 'secret-wrong-or-expired', 'auth-method-mismatch'],
      app,
    ),
    says(
      'doorkeeper-grant',
      'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI',
      ['code-reused', 'code-expired', 'redirect-mismatch-at-token'],
      app,
    ),
    says(
      'doorkeeper-scope',
      'The requested scope is invalid, unknown, or malformed',
      'scope-retired-or-not-allowed',
      app,
    ),
  ]),
  ...product('oauthlib servers', provider, [
    says(
      'oauthlib-server-redirect',
      ['Mismatching redirect URI', '(mismatching_redirect_uri)'],
      'redirect-uri-mismatch',
      { ...admin, tokens: ['mismatching_redirect_uri'] },
    ),
    says(
      'oauthlib-server-client',
      ['(invalid_client_id)', 'Invalid client_id parameter value'],
      'client-unknown-here',
      app,
    ),
  ]),
];
