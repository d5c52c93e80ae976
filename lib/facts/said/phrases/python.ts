import { code, product, says, token } from './phrase.ts';
import { afterCode, anything, backChannel, cookieLost, idToken, otherLogin } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;

/** Django, Flask and FastAPI logins. */
export const python = [
  ...product('django-allauth', app, [
    says(
      'allauth-failure',
      [
        'An error occurred while attempting to login via your third-party account',
        'Social Network Login Failure',
        'Third-Party Login Failure',
      ],
      anything,
      {
        hides: true,
        means: 'django-allauth says this for an unknown state and for a refused token alike.',
      },
    ),
    says(
      'allauth-cancelled',
      [
        'You decided to cancel logging in to our site using one of your existing accounts',
        '=Login Cancelled',
      ],
      ['user-cancelled', 'policy-denied'],
      {
        owner: 'person',
        means: 'The provider answered access_denied; a policy says that too.',
      },
    ),
    says('allauth-signup-closed', 'the sign up is currently closed', 'not-provisioned', { owner: 'admin' }),
  ]),
  ...product('mozilla-django-oidc', app, [
    says(
      'mozilla-state',
      ['OIDC callback state not found in session', 'OIDC callback state not found'],
      cookieLost,
    ),
    says('mozilla-nonce', ['JWT Nonce verification failed', 'Nonce verification failed'], 'nonce-mismatch'),
    says(
      'mozilla-signature',
      ['JWS token verification failed', 'Could not find a valid JWKS'],
      'key-unknown',
    ),
    says('mozilla-claims', '=Claims verification failed', 'claim-missing-email'),
  ]),
  ...product('Authlib', app, [
    token('authlib-state', ['mismatching_state', 'MismatchingStateError'], otherLogin, {
      means: 'The session holds no such state: lost, or of another login.',
    }),
    says('authlib-state-words', 'CSRF Warning! State not equal in request and response', [...cookieLost], {
      means: 'The session holds no such state: lost, or of another login.',
    }),
    says(
      'authlib-nonce',
      [
        'missing_nonce',
        'Missing "nonce" claim',
        'invalid_claim: Invalid claim "nonce"',
        'Invalid claim "nonce"',
      ],
      'nonce-mismatch',
    ),
    says('authlib-claim', ['Invalid claim "iss"', "Invalid claim 'iss'"], 'issuer-wrong'),
    says('authlib-keys', 'Missing "jwks_uri" in metadata', 'id-token-refused', {
      means:
        'What the app knows of the provider has no address of its keys (jwks_uri), so it cannot check the ID token that came: mostly the address of the provider’s discovery document is not set in the app. The login at the provider worked.',
      fix: 'Set the address of the provider’s discovery document in the app: the issuer with /.well-known/openid-configuration behind it (pgAdmin: OAUTH2_SERVER_METADATA_URL; Authlib, Superset and Airflow: server_metadata_url, or jwks_uri itself), and start it again. Where it is set, look whether that document names a jwks_uri.',
    }),
    says(
      'authlib-session',
      'SessionMiddleware must be installed to access request.session',
      'state-store-lost-server',
    ),
  ]),
  ...product('Python Social Auth', app, [
    token('psa-state', ['AuthStateMissing', 'AuthStateForbidden'], cookieLost),
    says(
      'psa-state-words',
      ['Session value state missing', 'Wrong state parameter given', 'Missing needed parameter state'],
      cookieLost,
    ),
    token('psa-cancelled', 'AuthCanceled', ['user-cancelled', ...backChannel], {
      means: 'The provider, or its token endpoint, refused.',
    }),
    says(
      'psa-cancelled-words',
      ['Authentication process canceled', 'Authentication process cancelled'],
      ['user-cancelled', ...backChannel],
    ),
    token('psa-taken', ['AuthAlreadyAssociated', 'AuthForbidden'], ['account-conflict', 'not-provisioned'], {
      owner: 'admin',
    }),
    says(
      'psa-forbidden',
      [
        "Your credentials aren't allowed",
        'This account is already in use',
        'The server does not allow authentication',
      ],
      ['not-provisioned', 'account-conflict'],
      { owner: 'admin' },
    ),
    token('psa-token', ['AuthTokenError', 'AuthUnknownError'], idToken, {
      hides: true,
      means: 'Which check failed stands behind it, or in the app’s log.',
    }),
  ]),
  ...product('Django', app, [
    says(
      'django-csrf',
      [
        'CSRF verification failed. Request aborted',
        'CSRF Failed:',
        'CSRF cookie not set',
        'CSRF検証に失敗したため',
        'CSRF-Verifizierung fehlgeschlagen',
        'vérification CSRF a échoué',
        'Verificación CSRF fallida',
        'verificación CSRF ha fallado',
        'Verificação CSRF falhou',
        'Verifica CSRF fallita',
        'CSRF-verificatie mislukt',
        'CSRF-verifikation misslyckades',
        'CSRF-verifieringen misslyckades',
        'CSRF-verifikationen mislykkedes',
        'CSRF-verifisering feilet',
        'CSRF vahvistus epäonnistui',
        'Verificació de CSRF fallada',
        'Помилка перевірки CSRF',
        'CSRF验证失败',
        'CSRF 驗證失敗',
        'CSRF 검증에 실패했습니다',
        'Ошибка проверки CSRF',
        'Weryfikacja CSRF nie powiodła się',
        'Selhalo ověření typu CSRF',
        'CSRF doğrulaması başarısız oldu',
        'Referer checking failed',
        'Origin checking failed -',
      ],
      'csrf-middleware-blocks',
    ),
    says('django-host', ['Invalid HTTP_HOST header', 'DisallowedHost at'], ['redirect-host', 'wrong-vhost'], {
      owner: 'proxy',
    }),
  ]),
  ...product('oauthlib', app, [
    says('oauthlib-scope', 'Scope has changed from', 'scope-missing'),
    says('oauthlib-http', ['InsecureTransportError', 'OAuth 2 MUST utilize https'], 'redirect-scheme-proxy', {
      codes: ['insecure_transport'],
    }),
    says('oauthlib-state', ['MismatchingStateError', '(mismatching_state)'], cookieLost),
    says(
      'oauthlib-token',
      ['MissingTokenError', '(missing_token) Missing access token parameter'],
      backChannel,
    ),
  ]),
  // security/views.py: AuthOAuthView.oauth_authorized.
  ...product('Flask-AppBuilder', app, [
    says('fab-denied', ['The request to sign in was denied', 'You denied the request to sign in'], anything, {
      hides: true,
      means:
        'Nobody need have denied anything: Superset and Airflow (Flask-AppBuilder) say this of whatever fails when they take the answer and redeem the code, a state that does not match among it; their log has “Error authorizing OAuth access token” and the reason.',
    }),
    says('fab-invalid', ['Invalid login. Please try again'], ['not-provisioned', 'claim-missing-email'], {
      hides: true,
      means:
        'No password was asked for in this login: Superset and Airflow (Flask-AppBuilder) say this where the tokens came and they found no user for them: registration is off (AUTH_USER_REGISTRATION), the account is not active, or the user information had no name or address, as oauth_user_info knows a few providers by their names alone and others need one of their own.',
    }),
    says('fab-no-role', 'Your user has no roles and/or permissions', 'not-provisioned', {
      owner: 'admin',
      knowsPerson: true,
      means:
        'The login itself worked; the person’s account in the app has no role, and so no right to anything.',
      fix: 'Give the account a role: AUTH_USER_REGISTRATION_ROLE for new ones, AUTH_ROLES_MAPPING with AUTH_ROLES_SYNC_AT_LOGIN for the groups that the provider sends (as role_keys of the user information), or by hand under Security, List Users.',
    }),
  ]),
  ...product('JupyterHub', app, [
    says('jupyter-state-cookie', 'OAuth state missing from cookies', cookieLost),
    says('jupyter-state-url', 'OAuth state missing from URL', 'state-missing-return'),
    says('jupyter-state', 'OAuth state mismatch', otherLogin),
    says(
      'jupyter-code',
      ['OAuth callback made without a code', 'OAuth callback made without a token'],
      'state-missing-return',
    ),
    says('jupyter-verifier', 'Missing code_verifier', 'pkce-verifier-lost'),
    says(
      'jupyter-not-authorised',
      ['Sorry, you are not currently authorized to use this hub', 'is not authorized to access this server'],
      'not-provisioned',
      { owner: 'admin' },
    ),
  ]),
  ...product('Home Assistant', app, [
    says(
      'hass-state',
      ['Invalid state. Is My Home Assistant configured to go to the right instance', '=Invalid state'],
      ['redirect-host', 'state-store-lost-server', 'callback-twice'],
      {
        means:
          'The redirect page knows another address of this Home Assistant, or it was restarted meanwhile.',
      },
    ),
    says(
      'hass-no-state',
      ['Missing state parameter', 'Missing code or state parameter'],
      'state-missing-return',
    ),
    token('hass-abort', ['oauth_unauthorized', 'oauth_timeout'], backChannel),
    token('hass-rejected', 'user_rejected_authorize', ['user-cancelled', 'policy-denied'], {
      owner: 'person',
    }),
    says('hass-redirect', 'Invalid client id or redirect uri', ['redirect-host', 'redirect-scheme-proxy']),
  ]),
  ...product('Odoo', app, [
    code('odoo-signup', '1', 'not-provisioned', {
      owner: 'admin',
      member: 'oautherror',
      means: 'Signing up is off in this database, or the module for it is missing.',
    }),
    code('odoo-denied', '2', afterCode, {
      member: 'oautherror',
      hides: true,
      means: 'Odoo says this when access was denied and for any exception: its log has it.',
    }),
    code('odoo-no-user', '3', 'not-provisioned', {
      owner: 'admin',
      member: 'oautherror',
      means: 'No such user, or no invitation for this address.',
    }),
    says(
      'odoo-words',
      [
        'You do not have access to this database or your invitation has expired',
        'Sign up is not allowed on this database',
      ],
      'not-provisioned',
      { owner: 'admin' },
    ),
  ]),
];
