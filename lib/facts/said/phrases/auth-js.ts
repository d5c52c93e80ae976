import { code, product, says, token } from './phrase.ts';
import { anything, backChannel, cookieLost } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;

/** Auth.js and next-auth: `?error=` of their own pages, and the words of those pages. */
export const authJs = [
  ...product('Auth.js', app, [
    code('authjs-configuration', 'Configuration', anything, {
      member: 'error',
      hides: true,
      means:
        'Auth.js says “Configuration” for every error that it does not show, a lost state, PKCE or nonce cookie and a failed token request among them.',
    }),
    says('authjs-configuration-page', 'There is a problem with the server configuration', anything, {
      hides: true,
      means:
        'Auth.js says “server configuration” for every error that it does not show, a lost state, PKCE or nonce cookie and a failed token request among them.',
    }),
    code('authjs-oauth-callback-error', 'OAuthCallbackError', ['request-refused', 'policy-denied'], {
      owner: 'authorization_server',
      means: 'The provider’s answer to the callback was an error: it stands in the callback’s own address.',
    }),
    token('authjs-invalid-check', ['InvalidCheck', 'InvalidCheckError'], cookieLost, {
      means: 'The cookie with state, nonce or PKCE verifier did not come back or could not be read.',
    }),
    token('authjs-callback-route', ['CallbackRouteError', 'OAuthProfileParseError'], backChannel, {
      hides: true,
    }),
    token('authjs-untrusted-host', 'UntrustedHost', ['redirect-scheme-proxy', 'redirect-host'], {
      owner: 'proxy',
      means: 'The app does not trust the host name that the proxy hands on.',
    }),
    says('authjs-untrusted-host-words', 'Host must be trusted', ['redirect-scheme-proxy', 'redirect-host'], {
      owner: 'proxy',
    }),
    code('authjs-missing-csrf', 'MissingCSRF', cookieLost, {
      means: 'The CSRF cookie of the sign-in page did not come back.',
    }),
    token('authjs-account-not-linked', 'OAuthAccountNotLinked', 'account-conflict', { owner: 'person' }),
    says(
      'authjs-same-account',
      ['confirm your identity, sign in with the same account you used originally'],
      'account-conflict',
      { owner: 'person', means: 'The same e-mail address already belongs to another provider’s account.' },
    ),
    code('authjs-access-denied', 'AccessDenied', ['not-provisioned', 'user-cancelled'], {
      member: 'error',
      owner: 'admin',
      means: 'The app’s own sign-in check said no.',
    }),
    says('authjs-no-permission', 'You do not have permission to sign in', ['not-provisioned'], {
      owner: 'admin',
      means: 'The app’s own sign-in check said no, or threw.',
    }),
    code('authjs-verification', 'Verification', ['one-time-link-scanned'], { member: 'error' }),
    says(
      'authjs-link-used',
      ['The sign in link is no longer valid', 'may have been used already or it may have expired'],
      'one-time-link-scanned',
    ),
  ]),
  ...product('next-auth', app, [
    code('next-auth-callback', 'OAuthCallback', anything, {
      hides: true,
      means: 'next-auth says “OAuthCallback” for a lost cookie, a refused code and a refused ID token alike.',
    }),
    says('next-auth-different-account', 'Try signing in with a different account', anything, {
      hides: true,
      means: 'next-auth shows this sentence for any error of the callback. It is no fault of the account.',
    }),
    says('next-auth-state-cookie', 'State cookie was missing', cookieLost),
    says(
      'next-auth-pkce-cookie',
      ['PKCE code_verifier cookie was missing', 'code_verifier cookie was missing'],
      cookieLost,
    ),
    says('next-auth-nonce-cookie', 'Nonce cookie was missing', cookieLost),
    code('next-auth-signin', ['OAuthSignin', 'OAuthSignInError'], ['backchannel-failed', 'issuer-wrong'], {
      means: 'The login could not be begun: the provider’s metadata is unreachable, or names another issuer.',
    }),
    code(
      'next-auth-create-account',
      ['OAuthCreateAccount', 'EmailCreateAccount'],
      ['account-not-stored', 'claim-missing-email'],
      {
        means: 'The app could not save the account.',
      },
    ),
    code('next-auth-handler', 'Callback', ['not-provisioned', 'state-store-lost-server'], {
      member: 'error',
      hides: true,
      means: 'The app’s own callback code or its database threw.',
    }),
    code('next-auth-session-required', 'SessionRequired', ['session-cookie-not-kept'], {
      means: 'The page needs a session, and none came with the request.',
    }),
  ]),
];
