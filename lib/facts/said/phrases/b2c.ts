import { product, says, token } from './phrase.ts';

const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;
const app = { owner: 'client' } as const;
const numbers = (...all: readonly number[]): readonly string[] => all.map((one) => `AADB2C${one}`);
const policy =
  'Whoever keeps the B2C policy reads the failing step in its log (Application Insights, by the Correlation ID on the page).';

/** Azure AD B2C by its numbers, as its reference of error codes has them. */
export const b2c = [
  ...product('Azure AD B2C', provider, [
    token('b2c-forgot', numbers(90118), null, {
      owner: 'client',
      means: 'The person pressed “forgot password”: the app must start the reset flow.',
    }),
    token('b2c-cancelled', numbers(90091), 'user-cancelled', { owner: 'person' }),
    token('b2c-redirect', numbers(90006, 90007, 90287), 'redirect-uri-mismatch', admin),
    token('b2c-grant', numbers(90088, 90087), ['code-reused', 'code-expired'], {
      ...app,
      means:
        'The code or refresh token is of another policy or endpoint of B2C than the one that it was redeemed at.',
    }),
    token('b2c-secret', numbers(90081), 'secret-wrong-or-expired', app),
    token('b2c-method', numbers(90079, 90084), 'auth-method-mismatch', {
      ...app,
      means:
        'The redirect URI is registered under a platform with a secret (Web) and none was sent, or under one without and a secret was sent.',
      fix: 'Register the redirect URI under the platform that the app is: Web with a secret, Single-page application or Mobile and desktop without.',
    }),
    token('b2c-expired', numbers(90080, 90129, 90128), 'refresh-dead', app),
    token('b2c-client', numbers(90018, 90068, 90285, 90011), 'client-unknown-here', app),
    token('b2c-client-off', numbers(90092), 'app-not-ready', admin),
    token('b2c-consent', numbers(90284, 90205), 'admin-consent-needed', {
      ...admin,
      means:
        'No administrator of the B2C tenant has granted the application the permissions that it has (openid and offline_access at least).',
      fix: 'In the app registration of the B2C tenant: API permissions, Grant admin consent.',
    }),
    token(
      'b2c-flow',
      numbers(90013, 90014, 90057, 90058, 90086, 90107, 90115, 90224, 90248),
      'request-refused',
      {
        ...app,
        means: 'The registration of the app at B2C does not allow the kind of login that the app asks for.',
        fix: 'Let the app use the authorization code with PKCE, or allow what it asks for in its registration (Authentication: implicit grant, public client flows).',
      },
    ),
    token(
      'b2c-request',
      numbers(90008, 90010, 90043, 90083, 90110, 90120, 90122, 90276),
      'request-refused',
      app,
    ),
    token('b2c-scope', numbers(90012, 90055, 90117, 90146, 99005), 'scope-retired-or-not-allowed', app),
    token('b2c-session', numbers(90046, 90165, 90211, 90212), 'as-session-lost'),
    token('b2c-silent', numbers(90077), 'third-party-cookies-blocked', {
      owner: 'browser',
      means: 'Nobody is signed in there as far as this silent request shows.',
    }),
    token('b2c-pkce', numbers(90183, 90182, 90184), 'pkce-mismatch', app),
    token('b2c-pkce-required', numbers(99059), 'request-refused', app),
    token('b2c-federation', numbers(90273, 90261, 90243, 90188, 90242), 'provider-down', {
      ...admin,
      means:
        'B2C could not finish with the identity provider behind it, or with an API that its policy calls: what that one answered stands in the message.',
      fix: `Compare the client id, secret, addresses and claims of that provider in B2C with its own registration there. ${policy}`,
    }),
    token('b2c-policy', numbers(90075, 90037, 90047, 90255, 90296, 90161, 90158), 'provider-down', {
      ...admin,
      means: 'A step of the B2C policy failed: no password and no setting of the app helps.',
      fix: policy,
    }),
    token('b2c-down', numbers(90035, 90048, 90085, 90289), 'provider-down'),
    token('b2c-rate', numbers(90244, 90151, 90157), 'rate-limited', { owner: 'person' }),
    token('b2c-locked', numbers(90111, 90114), 'rate-limited', {
      owner: 'person',
      means: 'The account is locked for a while after several wrong passwords.',
    }),
    token('b2c-password', numbers(90052, 90053, 90054, 90225), null, {
      owner: 'person',
      refusesPassword: true,
      means: 'The account or its password; no fault of the login’s set-up.',
    }),
    token('b2c-hint', numbers(90208, 90209, 90210, 90232, 90233, 90272), 'request-refused', {
      ...app,
      means: 'The policy wants an id_token_hint that it can check, and the one of the request it cannot.',
    }),
    token('b2c-logout', numbers(90036, 90067), 'logout-return-refused', app),
    says('b2c-no-account', 'User does not exist. Please sign up before you can sign in', 'not-provisioned', {
      owner: 'person',
      tokens: numbers(99002),
      means: 'There is no account of that person in this B2C directory yet.',
      fix: 'Sign up first, or let the policy create the account at the first login.',
    }),
  ]),
];
