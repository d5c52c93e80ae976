/** Of an app that has its own mails to confirm addresses nothing is told here: they name who should have confirmed it. */
export const notVerifiedBy = ['email', 'e-mail', 'email address', 'e-mail address'].flatMap((what) =>
  ['is not verified by', 'not verified by', 'has not been verified by', 'is not verified at'].flatMap(
    (verb) =>
      [
        'the provider',
        'your provider',
        'the identity provider',
        'your login server',
        'identity provider',
        'the OAuth provider',
        'the OIDC provider',
        'the SSO provider',
        'provider',
        'third party',
        'Apple',
        'Discord',
        'Facebook',
        'GitHub',
        'GitLab',
        'Google',
        'Microsoft',
      ].map((whom) => `${what} ${verb} ${whom}`),
  ),
);

/** The whole of what is said. */
export const notVerified = ['Email', 'E-mail', 'Email address', 'E-mail address'].flatMap((what) =>
  ['is not verified', 'not verified', 'has not been verified', 'is unverified', 'is not confirmed'].flatMap(
    (verb) => [`=${what} ${verb}`, `=Your ${what} ${verb}`, `=User ${what} ${verb}`],
  ),
);

/** Of a name and a password that somebody typed. */
export const refusedPassword = [
  'email or password provided is incorrect',
  ...[
    'username',
    'user',
    'email',
    'e-mail',
    'login',
    'user name',
    'username/email',
    'email / username',
    'email address',
  ].flatMap((name) => [
    `invalid ${name} or password`,
    `incorrect ${name} or password`,
    `wrong ${name} or password`,
    `${name} or password is incorrect`,
    `${name} or password is wrong`,
    `${name} or password is invalid`,
    `${name} or password was incorrect`,
    `${name} and password do not match`,
  ]),
  'Invalid username and password',
  'Invalid username/password',
  'username/password combination is incorrect',
  'username/password combination is invalid',
];

/** After a login at a provider: nobody of that name, address or identifier is known to the app. */
export const unknownUser = [
  'user not found',
  'user was not found',
  'user could not be found',
  'users not found',
  'account not found',
  'account was not found',
  'account could not be found',
  'no user found',
  'no such user',
  'no matching user',
  'no matching account',
  'no account found',
  'no account exists',
  'unknown user',
  'could not find user',
  'not associated with any user',
  'not associated with any account',
  'could not find the user',
  'cannot find user',
  'user does not have an account',
  'user is not registered',
  'account with your email address could not be found',
];

/** Headscale and others, of whom they let in by lists of their own. */
export const notAdmitted = ['unauthorised', 'unauthorized'].flatMap((how) => [
  `${how} principal`,
  ...['user', 'group', 'domain', 'email', 'account', 'email domain'].flatMap((whom) => [
    `=${how} ${whom}`,
    `=${whom} ${how}`,
  ]),
]);

/** The app wants an address and got none. */
export const emailRequired = [
  '=An email is required',
  '=Email is required',
  '=Email required',
  '=Email address is required',
  '=Email address required',
  'email claim is required',
  'email claim required',
  'email address is required for login',
  'email is required to log in',
  'email is required to sign in',
  'email was not available',
  'email not available',
  'got no email address',
  'got no e-mail address',
  'no email address was provided',
  'no e-mail address was provided',
];
