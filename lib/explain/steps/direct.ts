import { text, type StepEntry } from './step-text.ts';

const metadata = text(
  'Discovery',
  'The app reads what the provider or API publishes about itself: its addresses and abilities.',
  'issuer (or resource) must be exactly the one the document was looked up for.',
  'rfc8414#3.3',
  'oidc-discovery#4.3',
  'rfc9728#3.3',
);

const apiMetadata = text(
  'API description',
  'The app reads what an API publishes about itself: which providers it trusts and which scopes it knows.',
  'resource must be exactly the address of the API that sent the app here; otherwise tokens go astray.',
  'rfc9728#3.3',
  'rfc9728#7.6',
);

const apiCall = text(
  'API call',
  'The app uses the access token at an API.',
  'The token should travel in the Authorization header only, over https, to the API it was made for.',
  'rfc6750#2.1',
  'rfc9449#7.1',
);

const refusedCall = text(
  'API call refused',
  'The API turned the call away and says in WWW-Authenticate what it wants: a token, another one, a stronger login, or its own nonce in the proof.',
  'error names the reason; resource_metadata tells where to log in, acr_values and max_age which login is strong enough.',
  'rfc6750#3.1',
  'rfc9470#3',
  'rfc9728#5.1',
);

const webFinger = text(
  'Provider lookup (WebFinger)',
  'The app asks the domain of an account who its provider is.',
  'The address that is looked up is about a person. The link that comes back must be an https address.',
  'oidc-discovery#2',
  'rfc7033#4',
);

const clientDocument = text(
  'Client ID metadata document',
  'The client’s identifier is a web address that holds its description, so it needs no registration.',
  'The document must name that same address as its client_id.',
  'client-id-metadata-document#4',
);

const notBegun = text(
  'Login refused before it began',
  'The app refused before it asked a provider for anything: it says that its login does not work, it has no page where the login begins, it sent the browser round for its session, the proxy in front of it led a script to its login, where only the window can go, or cookies of logins that were begun and never finished were too many.',
  'What the app says is about its own settings; cookies of a login should be deleted at its callback.',
  'rfc6265bis#5.6',
);

const spentLink = text(
  'Link from a mail refused',
  'You opened a link from a mail, to sign in or to confirm something, and the app says that it is no longer good.',
  'Such links work once and for a short time. Mail scanners and previews open them before the person does.',
  'rfc9110#9.2.1',
);

const lonePage = text(
  'Login page opened by itself',
  'A page of the provider’s that belongs to the middle of a login was opened, and the login went no further there. How it began was not recorded.',
  'Such a page knows its login by a cookie and a value in its address, both of which are soon too old: begin at the app.',
  'rfc6749#4.1.1',
);

const siteMetadata = text(
  'Site description',
  'The browser asks the provider for the site’s privacy policy and terms, to show them beside the choice of accounts.',
  'It goes without cookies: the provider does not learn who asks.',
  'fedcm',
);

const clientRead = text(
  'Reading a client registration',
  'The client asks what the provider has registered for it. It shows the registration access token that it was given.',
  'The answer may hold a new client secret and a new registration access token; then the old ones no longer work.',
  'rfc7592#2.1',
  'rfc7592#3',
);

const clientUpdate = text(
  'Changing a client registration',
  'The client replaces what the provider has registered for it; what it leaves out is dropped.',
  'Whoever has the registration access token can change the redirect URIs, and so have codes sent elsewhere.',
  'rfc7592#2.2',
  'rfc7592#3',
);

const clientDelete = text(
  'Deleting a client registration',
  'The client has its registration removed. Its identifier, secrets and tokens should stop working.',
  '204 means that it is gone.',
  'rfc7592#2.3',
);

const namesFedcmList = /^https?:\/\/[^/?#]+\/\.well-known\/web-identity(?:[?#]|$)/;

const fedcmList = text(
  'List of FedCM configurations',
  'The browser asks the provider’s site which configurations of FedCM are its own, before it shows its accounts to anybody.',
  'It must name the configuration that the site asked for; it is read at the registrable domain, without cookies.',
  'fedcm',
);

/** Requests of OAuth 2.0 and OpenID Connect beside the authorization and token endpoints. */
export const directSteps = {
  discovery: ({ params, to, url }) => {
    if (url && namesFedcmList.test(url)) return fedcmList;
    return params.rel ? webFinger : to === 'resource_server' ? apiMetadata : metadata;
  },
  jwks: text(
    'Signing keys',
    'The app reads the provider’s public keys, to verify signatures with.',
    'kid in a token’s header selects the key. Private key members must never appear.',
    'rfc7517#5',
  ),
  client_configuration_request: ({ method }) =>
    method === 'PUT' ? clientUpdate : method === 'DELETE' ? clientDelete : clientRead,
  client_registration: text(
    'Client registration',
    'Software registers itself as a client and receives an identifier, perhaps a secret.',
    'A secret that is delivered to a web page is not a secret.',
    'rfc7591#3.1',
    'oidc-registration#3.1',
  ),
  pushed_authorization_request: text(
    'Pushed authorization request',
    'The app uploads the whole authorization request and gets a short-lived reference. The provider can refuse bad requests before you see anything.',
    'The reference should be short-lived and work once.',
    'rfc9126#2.1',
    'rfc9126#2.2',
  ),
  device_authorization_request: text(
    'Device authorization request',
    'A device without a good keyboard asks for two codes: one to keep, one to show you.',
    'Only the short user code may be visible. Compare it on both screens.',
    'rfc8628#3.1',
    'rfc8628#3.2',
  ),
  backchannel_authentication_request: text(
    'Backchannel authentication request',
    'The client asks the provider to contact you on your phone; no redirect takes place.',
    'Compare the message shown on both devices. The result is polled for, or delivered.',
    'ciba#7.1',
  ),
  userinfo_request: text(
    'UserInfo request',
    'The app asks for profile data with the access token.',
    'sub must equal the one in the ID token.',
    'oidc-core#5.3.1',
    'oidc-core#5.3.2',
  ),
  introspection_request: text(
    'Token introspection',
    'An API asks the provider whether a token is valid.',
    'This is a conversation between servers; it should not come from a page.',
    'rfc7662#2.1',
  ),
  token_status_list_request: text(
    'Token status list',
    'Whoever was shown a token fetches the list in which its issuer says of many tokens at once whether they still count.',
    'The token names the list’s address and its own place in it. The list is signed, its sub is that address, and exp and ttl say how long it may be kept.',
    'token-status-list#8.1',
    'token-status-list#8.3',
  ),
  revocation_request: text(
    'Token revocation',
    'The app tells the provider that a token is no longer needed.',
    'The provider answers 200 even for tokens it does not know.',
    'rfc7009#2.1',
    'rfc7009#2.2',
  ),
  resource_request: ({ status }) => (status === 401 || status === 403 ? refusedCall : apiCall),
  end_session_request: text(
    'Logout request',
    'The app sends you to the provider to end the session there.',
    'The old ID token as a hint tells the provider which session is meant and that the request is genuine.',
    'rp-logout#2',
  ),
  end_session_response: text(
    'Return from logout',
    'The provider sends you back to the app after the logout.',
    'The address must be a registered one; state comes back unchanged.',
    'rp-logout#3',
  ),
  frontchannel_logout: text(
    'Front-channel logout',
    'The provider loads a logout page of the app in a hidden frame.',
    'Blocked third-party cookies can make it fail without a sign.',
    'frontchannel-logout#2',
  ),
  backchannel_logout: text(
    'Back-channel logout',
    'The provider tells the app’s server directly that the session has ended.',
    'This happens between servers; seen here only because the app runs where it can be watched.',
    'backchannel-logout#2.5',
  ),
  third_party_initiated_login: text(
    'Login begun by another site',
    'Another site, such as a portal, asks the app to start a login at a given provider.',
    'The app must know this provider before it sends anybody there.',
    'oidc-core#4',
  ),
  client_metadata: ({ params }) =>
    params.client_id && !/^https?:/.test(params.client_id) ? siteMetadata : clientDocument,
  origin_check: text(
    'Origin refused',
    'The provider’s own script, for a button or a quick sign-in, asked whether it may work on this page, and was refused.',
    'The provider goes by the origin of the page: scheme, host and port.',
    'fedcm',
  ),
  refused_start: ({ params, to }) =>
    to === 'authorization_server'
      ? lonePage
      : (params['error'] ?? params['error_code'] ?? params['__clerk_status'])
        ? spentLink
        : notBegun,
  accounts_request: text(
    'Accounts for the browser',
    'The browser itself asks the provider which accounts you are signed in to, so that it can offer them. The site learns nothing yet.',
    'The answer holds your names and pictures; it goes to the browser, never to the page.',
    'fedcm',
  ),
  login_window: text(
    'Login page in a window',
    'The browser opens the provider’s login page in a window of its own: nobody is signed in there, or not the account that the site asked for.',
    'login_hint and domain_hint are what the site asked for. The provider may fill them in; when the window closes, the browser asks for the accounts again and shows those that have them among login_hints and domain_hints.',
    'fedcm',
  ),
  identity_assertion_request: text(
    'Identity assertion',
    'You chose an account, and the browser asks the provider for a token for this site. The page gets it from the browser.',
    'Origin must be the site’s own, nonce must come back in the token, and the site’s server must verify both.',
    'fedcm',
  ),
  check_session: text(
    'Session check',
    'A hidden frame of the provider tells the app whether your login there changed.',
    'With third-party cookies blocked it may answer “changed” every time and cause endless renewals.',
    'session#3',
  ),
} as const satisfies Readonly<Record<string, StepEntry>>;
