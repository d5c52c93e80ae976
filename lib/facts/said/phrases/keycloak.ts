import { product, says } from './phrase.ts';
import { backChannel } from './suspects.ts';

const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;
const app = { owner: 'client' } as const;

/** Keycloak (and Red Hat SSO) in its own words, some of them in other languages. */
export const keycloak = [
  ...product('Keycloak', provider, [
    says(
      'keycloak-redirect',
      [
        'Invalid parameter: redirect_uri',
        'Ungültiger Parameter: redirect_uri',
        'Paramètre invalide : redirect_uri',
        'Paramètre invalide: redirect_uri',
        'Parámetro no válido: redirect_uri',
        'Parámetro incorrecto: redirect_uri',
        'Parâmetro inválido: redirect_uri',
        'Parametro non valido: redirect_uri',
        'Ongeldige parameter: redirect_uri',
        'Nieprawidłowy parametr: redirect_uri',
        'Недопустимый параметр: redirect_uri',
        '無効なパラメーター: redirect_uri',
        '无效的参数 : redirect_uri',
      ],
      'redirect-uri-mismatch',
      admin,
    ),
    says(
      'keycloak-redirect-saml',
      '=Invalid redirect uri',
      ['saml-acs-differs', 'logout-return-refused', 'redirect-uri-mismatch'],
      admin,
    ),
    says(
      'keycloak-client',
      [
        '=Client not found',
        '=Client nicht gefunden',
        '=Client inconnu',
        '=Cliente no encontrado',
        '=Cliente não encontrado',
        '=Client non trovato',
        '=Client niet gevonden',
      ],
      'client-unknown-here',
      app,
    ),
    says(
      'keycloak-client-disabled',
      ['=Client disabled', '=Login requester not enabled'],
      'app-not-ready',
      admin,
    ),
    says('keycloak-invalid-hint', 'Invalid parameter: id_token_hint', 'logout-hint-invalid', app),
    says('keycloak-missing-hint', 'Missing parameters: id_token_hint', 'logout-missing-hint', app),
    says('keycloak-missing', 'Missing parameters:', 'request-refused', app),
    says(
      'keycloak-request',
      [
        '=Invalid Request',
        'Client is not allowed to initiate browser login with given response_type',
        'Bearer-only applications are not allowed to initiate browser login',
        'Missing parameter: code_challenge_method',
        'Missing parameter: response_type',
        'Invalid parameter: code_challenge_method',
      ],
      'request-refused',
      app,
    ),
    says('keycloak-https', '=HTTPS required', 'redirect-scheme-proxy', {
      owner: 'proxy',
      means: 'Keycloak believes that it is reached by plain http.',
      fix: 'Let the proxy before Keycloak pass X-Forwarded-Proto and Keycloak trust it (--proxy-headers=xforwarded), or reach it by https. The realm’s setting “Require SSL” says from where http is let through.',
    }),
    says(
      'keycloak-cookie',
      [
        'Cookie not found. Please make sure cookies are enabled in your browser',
        'Cookie nicht gefunden. Bitte stellen Sie sicher, dass Cookies',
        'Restart login cookie not found',
        'Cookie introuvable',
      ],
      'as-session-lost',
      {
        means:
          'Keycloak’s own login cookie is gone: its page stood too long, was opened from a bookmark, or its address is not the one the cookie was set for.',
      },
    ),
    // Sent back to the app, so that it may begin again: Keycloak 24 and later.
    says('keycloak-sent-back', '=authentication_expired', 'as-session-lost', {
      means:
        'Keycloak’s login page stood open too long, or in a second tab: Keycloak gave that login up and sent the browser back, for the app to begin anew.',
      fix: 'Begin again from the app. Let the app begin the login anew by itself where Keycloak answers temporarily_unavailable with authentication_expired.',
    }),
    says(
      'keycloak-expired',
      [
        '=Page has expired',
        'Login timeout. Please sign in again',
        'Your login attempt timed out',
        'Action expired. Please',
        'This page is no longer valid, please go back to your application and sign in again',
        'La page a expiré',
        'Die Seite ist nicht mehr gültig',
        'An error occurred, please login again through your application',
      ],
      'as-session-lost',
      {
        owner: 'person',
      },
    ),
    says(
      'keycloak-broker',
      [
        'Unexpected error when authenticating with identity provider',
        'Unexpected error when handling response from identity provider',
        'Could not authenticate with identity provider',
        'Could not obtain token from identity provider',
        'Unerwarteter Fehler während der Authentifizierung mit dem Identity Provider',
      ],
      backChannel,
      {
        ...admin,
        means: 'It is the outer provider’s login that failed: Keycloak is the app there.',
      },
    ),
    says(
      'keycloak-broker-state',
      'Missing state parameter in response from identity provider',
      'state-missing-return',
      admin,
    ),
    says(
      'keycloak-broker-exists',
      [
        'already exists. Please login to account management to link the account',
        '=Account already exists',
        'is already linked to another user',
      ],
      'account-conflict',
      { owner: 'person' },
    ),
    says(
      'keycloak-broker-user',
      ['is not linked to any known user', 'authenticated with identity provider … does not exist'],
      'not-provisioned',
      admin,
    ),
    says(
      'keycloak-level',
      [
        'The requested level of authentication has not been satisfied',
        'Authentication requirements not fulfilled',
      ],
      'stronger-login-required',
      app,
    ),
    says('keycloak-other-user', 'You are already authenticated as different user', 'wrong-account', {
      owner: 'person',
    }),
    says('keycloak-logout', 'Do you want to log out', 'logout-missing-hint', {
      ...app,
      means: 'Keycloak asks, because the logout brought no `id_token_hint`.',
    }),
    says(
      'keycloak-user-disabled',
      [
        'Account is disabled, contact your administrator',
        'Account is temporarily disabled; contact your administrator',
      ],
      'policy-denied',
      admin,
    ),
    says(
      'keycloak-password',
      [
        'Invalid username or password',
        'Ungültiger Benutzername oder Passwort',
        'Nom d’utilisateur ou mot de passe invalide',
      ],
      null,
      {
        owner: 'person',
        refusesPassword: true,
        means: 'The account or its password; no fault of the login’s set-up.',
      },
    ),
    says(
      'keycloak-code',
      ['=Code not valid', '=Incorrect redirect_uri', '=Code is expired'],
      ['code-reused', 'code-expired', 'redirect-mismatch-at-token'],
      app,
    ),
    says(
      'keycloak-pkce',
      ['PKCE verification failed', 'PKCE code verifier not specified'],
      ['pkce-mismatch', 'pkce-verifier-lost'],
      app,
    ),
    says(
      'keycloak-secret',
      [
        'Invalid client or Invalid client credentials',
        'Client secret not provided in request',
        'Invalid client secret',
      ],
      ['secret-wrong-or-expired', 'auth-method-mismatch'],
      app,
    ),
    says(
      'keycloak-refresh',
      [
        '=Token is not active',
        '=Session not active',
        'Stale token',
        'Maximum allowed refresh token reuse exceeded',
        'Invalid refresh token',
      ],
      ['refresh-dead', 'refresh-race'],
      app,
    ),
    says(
      'keycloak-scope',
      ['Invalid scopes:', 'Offline tokens not allowed for the user or client'],
      'scope-retired-or-not-allowed',
      app,
    ),
    says('keycloak-issuer', ['Invalid token issuer. Expected'], 'issuer-wrong', {
      owner: 'proxy',
      means: 'The token was issued under another host name than the one it is shown to.',
    }),
    says(
      'keycloak-grant-off',
      [
        'Client not allowed for direct access grants',
        'Client not enabled to retrieve service account',
        'Client is not allowed to initiate OAuth 2.0 Device Authorization Grant',
      ],
      'access-denied-at-token-endpoint',
      admin,
    ),
  ]),
  ...product('Keycloak (SAML)', provider, [
    says(
      'keycloak-saml-requester',
      ['=Invalid requester', '=Unknown login requester'],
      ['saml-signature', 'saml-request-unreadable', 'client-unknown-here'],
      { hides: true },
    ),
    says(
      'keycloak-saml-signature',
      'Invalid signature in response from identity provider',
      'saml-signature',
      admin,
    ),
    says(
      'keycloak-saml-response',
      ['Invalid response from identity provider', 'Failed to process response'],
      ['saml-destination', 'saml-audience', 'saml-time'],
      admin,
    ),
    says(
      'keycloak-saml-relay',
      'No relay state in response from identity provider',
      ['saml-relaystate', 'saml-inresponseto'],
      admin,
    ),
    says('keycloak-saml-nameid', '=Unsupported NameIDFormat', 'saml-nameid', app),
  ]),
];
