import { code, product, says, token } from './phrase.ts';
import { backChannel, cookieLost } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;
const failure = { member: 'message', path: '/failure' } as const;

/** OmniAuth and the applications that use it. */
export const ruby = [
  ...product('OmniAuth', app, [
    token('omniauth-csrf', 'csrf_detected', cookieLost, {
      means:
        'OmniAuth found no state of this login in the session, or another. It looks there before it looks for an error of the provider, so it hides that too: read the callback’s address.',
    }),
    says('omniauth-csrf-words', ['Csrf detected', 'CSRF detected'], cookieLost),
    code('omniauth-credentials', 'invalid_credentials', backChannel, {
      ...failure,
      means:
        'The token endpoint refused, or the provider answered with an error. It is not the person’s password.',
    }),
    says('omniauth-credentials-words', 'because "Invalid credentials"', backChannel, {
      means:
        'The token endpoint refused, or the provider answered with an error. It is not the person’s password.',
    }),
    code('omniauth-session', 'session_expired', cookieLost, {
      ...failure,
      means:
        'OmniAuth found no request token of this login in the session: the session did not come with the answer, or is a new one. Nothing need have expired.',
    }),
    code('omniauth-authenticity', 'authenticity_error', 'csrf-middleware-blocks', failure),
    says(
      'omniauth-authenticity-words',
      ['OmniAuth::AuthenticityError', 'Attack prevented by OmniAuth'],
      'csrf-middleware-blocks',
      {
        means: 'The login was begun by a link, or its form lacks the app’s own token.',
      },
    ),
    code(
      'omniauth-timeout',
      ['timeout', 'failed_to_connect', 'ssl_failed', 'service_unavailable'],
      'backchannel-failed',
      failure,
    ),
    says('omniauth-passthru', 'Not found. Authentication passthru', 'csrf-middleware-blocks', {
      means: 'The login was begun with a method that OmniAuth does not take.',
      fix: 'Begin the login by POST: OmniAuth takes no link (GET) since version 2. In Rails button_to, or a form with method="post" and the CSRF token.',
    }),
    code(
      'omniauth-saml',
      ['invalid_ticket', 'invalid_response'],
      ['saml-time', 'saml-audience', 'saml-signature'],
      failure,
    ),
    code('omniauth-denied', ['access_denied', 'user_denied'], ['user-cancelled', 'policy-denied'], {
      ...failure,
      owner: 'person',
    }),
  ]),
  ...product('Ueberauth', app, [
    says('ueberauth-state', '=Cross-Site Request Forgery attack', cookieLost, {
      tokens: ['csrf_attack'],
      means:
        'Ueberauth keeps the state in a cookie of its own (ueberauth.state_param), which did not come or holds another.',
    }),
  ]),
  ...product('Devise', app, [
    says(
      'devise-email',
      'Could not authenticate you from … because "Email can\'t be blank',
      'claim-missing-email',
    ),
    says('devise-because', 'Could not authenticate you from … because "', [...cookieLost, ...backChannel], {
      hides: true,
      means: 'The reason in quotation marks is the login library’s.',
    }),
    says(
      'devise-locked',
      ['Your account is locked', 'You have to confirm your email address before continuing'],
      'not-provisioned',
      { owner: 'person' },
    ),
  ]),
  ...product('GitLab', app, [
    says(
      'gitlab-link',
      [
        'Request to link SAML account must be authorized',
        'Login to a GitLab account to link with your SAML identity',
      ],
      'account-conflict',
      {
        means:
          'The login at the provider worked; GitLab knows the person by another account, or by none yet, and ties the two only for who is signed in there.',
        fix: 'Sign in to GitLab the way the account was made, and link the login there (the group’s single sign-on address, or the profile’s account settings).',
      },
    ),
    says('gitlab-saml-ticket', 'because "Invalid ticket"', ['saml-time', 'saml-audience', 'saml-signature'], {
      means:
        'omniauth-saml refused the assertion (signature, audience, time, or an empty response) and calls all of it an invalid ticket.',
    }),
    says(
      'gitlab-email',
      [
        "Email can't be blank, Notification email can't be blank",
        "Sign-in failed because Email can't be blank",
      ],
      'claim-missing-email',
    ),
    says(
      'gitlab-no-account',
      [
        'account without a pre-existing GitLab account is not allowed',
        'Signing in using your … is not allowed',
      ],
      'not-provisioned',
      { owner: 'admin' },
    ),
    says(
      'gitlab-blocked',
      ['Your account is pending approval from your GitLab administrator', '=Your account has been blocked'],
      'not-provisioned',
      { owner: 'admin' },
    ),
  ]),
  ...product('Discourse', app, [
    says(
      'discourse-failed',
      ['There was an unknown error when logging in', 'there was an error authenticating your account'],
      [...cookieLost, ...backChannel],
      { hides: true },
    ),
    says(
      'discourse-csrf',
      [
        'Authorization timed out, or you have switched browsers',
        'authentication timed out. Please try again',
      ],
      cookieLost,
    ),
  ]),
  ...product('Rails', app, [
    says(
      'rails-csrf',
      [
        "Can't verify CSRF token authenticity",
        'InvalidAuthenticityToken',
        'The change you wanted was rejected',
      ],
      'csrf-middleware-blocks',
      { tokens: ['ActionController::InvalidAuthenticityToken'] },
    ),
  ]),
];
