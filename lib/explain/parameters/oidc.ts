import { row, type ParameterTable } from './row.ts';

/** OpenID Connect: the login request and answer, sessions and logout. */
export const oidcParameters: ParameterTable = {
  nonce: row(
    'linkable',
    'A fresh value that the provider copies into the ID token. It ties that token to this login.',
    'oidc-core#3.1.2.1',
    'oidc-core#15.5.2',
  ),
  display: row(
    'public',
    'The kind of page the provider should show: page, popup, touch or wap.',
    'oidc-core#3.1.2.1',
  ),
  prompt: row(
    'public',
    'Whether the provider should ask: none (never), login (sign in again), consent, select_account, create.',
    'oidc-core#3.1.2.1',
    'prompt-create',
  ),
  max_age: row(
    'public',
    'How many seconds ago the person may last have signed in; older logins must be repeated.',
    'oidc-core#3.1.2.1',
  ),
  ui_locales: row('public', 'Preferred languages of the provider’s pages, best first.', 'oidc-core#3.1.2.1'),
  claims_locales: row('public', 'Preferred languages of the claims, best first.', 'oidc-core#5.2'),
  id_token_hint: row(
    'secret',
    'An earlier ID token, as a hint about who is or was signed in.',
    'oidc-core#3.1.2.1',
    'rp-logout#2',
  ),
  login_hint: row('personal', 'Who is expected to sign in, such as an e-mail address.', 'oidc-core#3.1.2.1'),
  acr_values: row(
    'public',
    'The kinds of login the application would like, best first.',
    'oidc-core#3.1.2.1',
    'rfc9470#4',
  ),
  claims: row('personal', 'Single claims the application asks for, as JSON.', 'oidc-core#5.5'),
  registration: row(
    'public',
    'Facts about the client sent along with the request (self-issued providers).',
    'oidc-core#7.2.1',
  ),
  id_token: row(
    'secret',
    'A signed statement about the login, made for this application. It must not be used to call APIs.',
    'oidc-core#2',
    'oidc-core#3.1.3.3',
  ),
  session_state: row(
    'linkable',
    'The fingerprint of the session at the provider; the application uses it to notice a logout.',
    'session#2',
  ),
  target_link_uri: row('public', 'The page to open after a login that another site started.', 'oidc-core#4'),
  post_logout_redirect_uri: row(
    'public',
    'Where to go after the logout. It must be registered.',
    'rp-logout#2',
  ),
  logout_hint: row('personal', 'Who is signing out.', 'rp-logout#2'),
  logout_token: row('secret', 'A signed notice that a session has ended.', 'backchannel-logout#2.4'),
  sid: row('linkable', 'The identifier of the session at the provider.', 'frontchannel-logout#3'),
  sub: row('personal', 'The person, as the provider identifies them.', 'oidc-core#2', 'oidc-core#5.3.2'),
  jti: row('linkable', 'The identifier of a token or proof; each is used once.', 'rfc7519#4.1.7'),
};
