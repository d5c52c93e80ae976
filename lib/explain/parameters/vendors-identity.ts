import { rowsOf, type ParameterTable } from './row.ts';

const google = rowsOf('Google');
const gis = rowsOf('Google Identity Services');
const lti = rowsOf('LTI 1.3');
const fedcm = rowsOf('FedCM');
const entra = rowsOf('Microsoft Entra ID');
const keycloak = rowsOf('Keycloak');
const okta = rowsOf('Okta');
const auth0 = rowsOf('Auth0');
const cognito = rowsOf('Amazon Cognito');
const apple = rowsOf('Apple');

/** Parameters of identity providers. */
export const identityVendorParameters: ParameterTable = {
  access_type: google('public', 'offline asks for a refresh token.'),
  include_granted_scopes: google('public', 'Adds what was granted before.'),
  hd: google('personal', 'The organisation’s domain that the account should belong to.'),
  authuser: google('public', 'Which of several signed-in accounts was used.'),
  openid_realm: google('public', 'The site’s OpenID 2.0 realm, for moving accounts over.'),
  credential: gis('secret', 'The ID token that the button hands to the page.'),
  g_csrf_token: gis('one_time', 'Must equal the cookie of the same name.'),
  lti_message_hint: lti(
    'linkable',
    'What was opened in the learning platform; the tool sends it back unchanged.',
  ),
  lti_deployment_id: lti('public', 'Which installation of the tool is meant.'),
  disclosure_text_shown: fedcm('public', 'Whether the browser showed the site’s terms and privacy policy.'),
  is_auto_selected: fedcm('public', 'Whether the browser chose the account without asking.'),
  select_by: gis('public', 'How the account was chosen.'),
  domain_hint: entra(
    'public',
    'The organisation’s domain, of which an account is wanted; Microsoft skips its account chooser.',
  ),
  client_info: entra('personal', 'Which account signed in (in an answer), or 1 to ask for it.'),
  'client-request-id': entra('linkable', 'Identifies this request in logs.'),
  'x-client-SKU': entra('public', 'Which library made the request.'),
  'x-client-VER': entra('public', 'The version of that library.'),
  'x-client-OS': entra('public', 'The operating system the library runs on.'),
  'x-client-CPU': entra('public', 'The processor the library runs on.'),
  'x-client-current-telemetry': entra('public', 'What the library reports about itself.'),
  'x-client-last-telemetry': entra('public', 'What the library reports about its last call.'),
  sso_reload: entra('public', 'The login page was loaded again to try a single sign-on.'),
  requested_token_use: entra('public', 'on_behalf_of: a server asks in the name of its caller.'),
  admin_consent: entra('public', 'Whether an administrator agreed for everybody.'),
  tenant: entra('public', 'The organisation’s directory.'),
  p: rowsOf('Azure AD B2C')('public', 'The policy (user flow) to run.'),
  kc_idp_hint: keycloak('public', 'The other provider to go to at once.'),
  kc_locale: keycloak('public', 'The language of the pages.'),
  kc_action: keycloak('public', 'Something the person is to do, such as changing a password.'),
  session_code: keycloak('one_time', 'Ties the login form to this login.'),
  execution: keycloak('linkable', 'The step of the login that is shown.'),
  tab_id: keycloak('linkable', 'Tells logins in several tabs apart.'),
  client_data: keycloak('linkable', 'What the login was started with, encoded.'),
  sessionToken: okta('secret', 'A one-time proof of a finished login; starts a session.'),
  stateToken: okta('secret', 'The login in progress.'),
  idp: okta('public', 'The other provider to go to.'),
  connection: auth0('public', 'The user directory or social login to use.'),
  organization: auth0('public', 'The organisation to sign in to.'),
  invitation: auth0('one_time', 'The ticket of an invitation.'),
  screen_hint: auth0('public', 'Whether to show sign-up or login first.'),
  auth0Client: auth0('public', 'Which library made the request.'),
  returnTo: auth0('public', 'Where to go after the logout.'),
  identity_provider: cognito('public', 'The other provider to go to.'),
  idp_identifier: cognito('public', 'The other provider, by a name of the application’s own.'),
  logout_uri: cognito('public', 'Where to go after the logout.'),
  user: apple('personal', 'Name and e-mail address, sent at the first login only.'),
  usePopup: apple('public', 'Returns the answer by a window message.'),
  pfidpadapterid: rowsOf('PingFederate')('public', 'The login method to use.'),
  decision: rowsOf('PingAM')('public', 'Whether the person allowed or refused.'),
  csrf: rowsOf('PingAM')('one_time', 'Ties the consent form to this session.'),
  immediate: rowsOf('Salesforce')('public', 'true asks without showing a page.'),
};
