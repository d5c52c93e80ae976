import { rowsOf, type ErrorTable } from './row.ts';

const google = rowsOf('Google');
const github = rowsOf('GitHub');
const facebook = rowsOf('Facebook');
const slack = rowsOf('Slack');
const linkedin = rowsOf('LinkedIn');
const auth0 = rowsOf('Auth0');
const cognito = rowsOf('Amazon Cognito');
const wechat = rowsOf('WeChat');

/** Error codes of single providers. */
export const vendorErrors: ErrorTable = {
  redirect_uri_mismatch: rowsOf('Google, GitHub')(
    'The return address is not registered for this app.',
    'redirect_uri differs from the registration, if only by a slash.',
    'Copy the address from the request into the app’s settings.',
  ),
  origin_mismatch: google(
    'The page’s origin is not registered.',
    'The JavaScript origin is missing in the app’s settings.',
    'Add it there.',
  ),
  deleted_client: google('The client was deleted.', 'An old client_id.'),
  admin_policy_enforced: google(
    'The organisation’s administrator forbids this.',
    'A policy on apps or scopes.',
  ),
  disallowed_useragent: google(
    'Login is not allowed in this kind of browser.',
    'The page runs inside an app.',
    'Open the login in the system browser.',
  ),
  org_internal: google('The app is for one organisation only.', 'The account belongs to another.'),
  bad_verification_code: github(
    'The code is wrong or has expired.',
    'It was used before, or is older than ten minutes. GitHub says so with status 200.',
    'Start a new login, and redeem every code once.',
  ),
  incorrect_client_credentials: github(
    'client_id or client_secret is wrong.',
    'A mix-up of apps, or a replaced secret. GitHub says so with status 200.',
  ),
  unverified_user_email: github('The account’s main e-mail address is not verified.', 'A new account.'),
  application_suspended: github('The app is suspended.', 'GitHub blocked it.'),
  user_denied: facebook('The person said no.', 'Cancel was pressed.'),
  '191': facebook(
    'The return address is blocked.',
    'Its domain is missing in the app’s settings.',
    'Add it there.',
  ),
  '200': facebook('Permission is missing.', 'The person refused, or the app may not ask.'),
  '100': facebook('A parameter is wrong.', 'Often redirect_uri differs between the two requests.'),
  invalid_code: slack('The code is wrong or has expired.', 'Redeemed too late.'),
  code_already_used: slack(
    'The code was redeemed before.',
    'The exchange ran twice.',
    'Redeem every code once.',
  ),
  bad_redirect_uri: slack('redirect_uri differs between the two requests.', 'A different address.'),
  bad_client_secret: slack('The client secret is wrong.', 'A mix-up of apps, or a replaced secret.'),
  user_cancelled_login: linkedin('The person did not sign in.', 'Cancel was pressed.'),
  user_cancelled_authorize: rowsOf('LinkedIn, Apple')('The person did not agree.', 'Cancel was pressed.'),
  user_trigger_new_signin_flow: rowsOf('Apple')(
    'The person started another kind of login.',
    'Their own choice.',
  ),
  unauthorized: auth0(
    'A rule of the provider said no.',
    'An action, a rule, or a blocked account.',
    'Look in the provider’s log.',
  ),
  mfa_required: auth0('A second factor is needed.', 'A policy requires it.'),
  redirect_mismatch: cognito(
    'The return address is not registered for this app.',
    'redirect_uri differs from the registration.',
    'Add it to the callback addresses.',
  ),
  NotAuthorizedException: cognito(
    'The login was refused.',
    'A wrong password, an expired token, or a blocked account.',
  ),
  E0000011: rowsOf('Okta')('The session token is not valid.', 'It has expired or was used before.'),
  '40029': wechat('The code is not valid.', 'Wrong or expired.'),
  '40163': wechat('The code was redeemed before.', 'The exchange ran twice.', 'Redeem every code once.'),
  '41008': wechat('The code is missing.', 'It was not passed on.'),
  '40013': wechat('The app identifier is not valid.', 'A wrong appid.'),
  application_cannot_be_found: rowsOf('Shopify')(
    'The app is unknown.',
    'A wrong API key, or the app was removed.',
  ),
};
