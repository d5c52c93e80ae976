import { code, product, says, token } from './phrase.ts';

const app = { owner: 'client' } as const;
const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;
const person = { owner: 'person' } as const;

/** GitHub, Apple, Meta, LINE, Kakao and Naver. */
export const social = [
  ...product('GitHub', provider, [
    says(
      'github-redirect',
      [
        'The redirect_uri MUST match the registered callback URL for this application',
        'The redirect_uri is not associated with this application',
      ],
      'redirect-uri-mismatch',
      admin,
    ),
    says('github-unknown', '=Page not found · GitHub', 'client-unknown-here', {
      ...app,
      means: 'GitHub answers with its page for what does not exist where it knows no app of that client id.',
      fix: 'Compare client_id with the one of the OAuth app or GitHub App, letter by letter; at GitHub Enterprise the app is registered at that server, not at github.com.',
    }),
    says(
      'github-org-restricts',
      ['organization has enabled OAuth App access restrictions', 'OAuth App access restrictions'],
      'app-restricted-by-organization',
      { owner: 'admin' },
    ),
    token('github-secret', 'incorrect_client_credentials', 'secret-wrong-or-expired', app),
    says(
      'github-credentials',
      'The client_id and/or client_secret passed are incorrect',
      'secret-wrong-or-expired',
      app,
    ),
    says('github-code', 'The code passed is incorrect or expired', ['code-reused', 'code-expired'], {
      ...app,
      tokens: ['bad_verification_code'],
    }),
    says('github-suspended', 'Your application has been suspended', 'app-not-ready', {
      ...admin,
      tokens: ['application_suspended'],
    }),
    says(
      'github-org',
      ['enabled OAuth App access restrictions', 'has enabled or enforced SAML SSO'],
      'admin-consent-needed',
      admin,
    ),
    token('github-email', 'unverified_user_email', 'claim-missing-email', person),
  ]),
  ...product('Apple', provider, [
    says(
      'apple-client',
      'Invalid client id or web redirect url',
      ['redirect-uri-mismatch', 'client-unknown-here'],
      {
        ...app,
        means: 'The return address is not registered, or the bundle id was sent in place of the Services ID.',
      },
    ),
    says('apple-redirect', 'Invalid web redirect url', 'redirect-uri-mismatch', {
      ...admin,
      means:
        'Apple does not have this return address for this Services ID; with its button in a popup (usePopup) it must be of the page’s own origin, too.',
      fix: 'Add exactly this address to the Return URLs of the Services ID and its domain to the domains there: https, no localhost and no IP address.',
    }),
    says(
      'apple-response-mode',
      'response_mode must be form_post when name or email scope is requested',
      'request-refused',
      app,
    ),
    says(
      'apple-signup',
      ['Sign up not completed', 'Your request could not be completed because of an error. Try again later'],
      ['redirect-uri-mismatch', 'provider-down'],
      { hides: true },
    ),
    code('apple-cancelled', 'user_cancelled_authorize', 'user-cancelled', person),
  ]),
  ...product('Meta', provider, [
    says(
      'meta-redirect',
      [
        'This redirect failed because the redirect URI is not whitelisted',
        'redirect URI is not whitelisted in the app',
        "Can't Load URL",
        "The domain of this URL isn't included in the app's domains",
        'Given URL is not allowed by the Application configuration',
        'URL Blocked',
      ],
      'redirect-uri-mismatch',
      admin,
    ),
    says(
      'meta-origin',
      ['JSSDK Unknown Host domain', 'is not in your app’s Javascript SDK host domain list'],
      'origin-not-allowed',
      {
        ...admin,
        means: 'Facebook’s SDK may not work on this page: its domain is not on the app’s list.',
        fix: 'Add the page’s domain to the app’s Allowed Domains for the JavaScript SDK (Facebook Login, Settings); https is required.',
      },
    ),
    says('meta-sdk', 'JSSDK Option is Not Toggled', 'app-not-ready', {
      ...admin,
      means: 'The login with Facebook’s JavaScript SDK is not switched on for this app.',
      fix: 'In Facebook’s dashboard (the app, Facebook Login, Settings) switch on “Login with the JavaScript SDK”, and put the page’s domain on the list below it.',
    }),
    says(
      'meta-app',
      [
        'App Not Active',
        'App not active',
        '=Feature Unavailable',
        'Facebook Login is currently unavailable for this app',
        'App Not Setup',
        'The developers of this app have not set up this app properly',
      ],
      'app-not-ready',
      admin,
    ),
    says(
      'meta-client',
      ['Invalid App ID', 'The provided app ID does not look like a valid app ID', 'Invalid platform app'],
      'client-unknown-here',
      app,
    ),
    says('meta-scope', ['Invalid Scopes:'], 'scope-retired-or-not-allowed', app),
    says(
      'meta-code',
      [
        'This authorization code has been used',
        'This authorization code has expired',
        'Error validating verification code',
      ],
      ['code-reused', 'code-expired', 'redirect-mismatch-at-token'],
      app,
    ),
    says(
      'meta-redirect-at-token',
      'make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
      'redirect-mismatch-at-token',
      app,
    ),
    says('meta-secret', 'Error validating client secret', 'secret-wrong-or-expired', app),
    says(
      'meta-https',
      [
        "app isn't using a secure connection",
        "isn't using a secure connection to transfer information",
        'no usa una conexión segura',
        'no utiliza una conexión segura',
        'keine sichere Verbindung',
        "n'utilise pas de connexion sécurisée",
        "n'utilise pas une connexion sécurisée",
        'não usa uma conexão segura',
        'não está usando uma conexão segura',
        'non usa una connessione protetta',
        'gebruikt geen beveiligde verbinding',
        'не использует безопасное соединение',
      ],
      'redirect-scheme-proxy',
      app,
    ),
    token('meta-denied', 'user_denied', 'user-cancelled', person),
  ]),
  ...product('LINE', provider, [
    says(
      'line-redirect',
      'Check if it is registered in a LINE developers site',
      'redirect-uri-mismatch',
      admin,
    ),
    says(
      'line-developing',
      ['This channel is now developing status', 'User need to have developer role'],
      'app-not-ready',
      admin,
    ),
  ]),
  ...product('Kakao', provider, [
    token('kakao-request', ['KOE001', 'KOE002'], 'request-refused', app),
    token('kakao-down', ['KOE003'], 'provider-down'),
    token('kakao-redirect', ['KOE006'], 'redirect-uri-mismatch', {
      ...admin,
      fix: 'Register exactly this address in Kakao Developers (the app, Kakao Login, Redirect URI), or send the registered one.',
    }),
    token('kakao-logout', ['KOE007'], 'logout-return-refused', admin),
    token('kakao-redirect-at-token', ['KOE303'], 'redirect-mismatch-at-token', app),
    token('kakao-client', ['KOE101', 'KOE008'], 'client-unknown-here', {
      ...app,
      means:
        'Kakao does not take this app key: it is wrong, or of another kind (the client id is the REST API key).',
      fix: 'Compare client_id with the REST API key in Kakao Developers (the app, App keys).',
    }),
    token('kakao-consent', ['KOE205'], 'scope-retired-or-not-allowed', {
      ...admin,
      means: 'The login asks for a consent item that is not set up in the settings of the app at Kakao.',
      fix: 'Set the item up in Kakao Developers (the app, Kakao Login, Consent items; account_email wants a business app), or take it out of scope. Hosted logins in between may add scopes of their own (Supabase: account_email).',
    }),
    token('kakao-app', ['KOE004'], 'app-not-ready', {
      ...admin,
      means: 'Kakao Login is not switched on for this app.',
      fix: 'Switch it on in Kakao Developers (the app, Kakao Login, Activation).',
    }),
    token('kakao-testing', ['KOE005'], 'app-not-ready', {
      ...admin,
      means: 'The app is a test app at Kakao, and this person is not in its team.',
      fix: 'Invite the person in Kakao Developers (the app, Team management), or use the app that is no test app.',
    }),
    token('kakao-platform', ['KOE009'], 'origin-not-allowed', admin),
    token('kakao-code', ['KOE320'], ['code-reused', 'code-expired'], app),
    token('kakao-refresh', ['KOE319', 'KOE322'], 'refresh-dead', app),
    token('kakao-secret', ['KOE010'], 'secret-wrong-or-expired', app),
    token('kakao-rate', ['KOE237'], 'rate-limited', app),
  ]),
  ...product('Naver', provider, [
    says(
      'naver-login',
      ['네이버 로그인에 실패', 'Callback URL이 일치하지', '서비스 설정에 오류가 있어'],
      ['redirect-uri-mismatch', 'app-not-ready'],
      admin,
    ),
  ]),
];
