import { text, type StepEntry } from './step-text.ts';

/** Requests of OAuth 2.0 and OpenID Connect beside the authorization and token endpoints. */
export const directSteps = {
  discovery: text(
    'Discovery',
    'The app reads what the provider or API publishes about itself: its addresses and abilities.',
    'issuer (or resource) must be exactly the one the document was looked up for.',
    'rfc8414#3.3',
    'oidc-discovery#4.3',
    'rfc9728#3.3',
  ),
  jwks: text(
    'Signing keys',
    'The app reads the provider’s public keys, to verify signatures with.',
    'kid in a token’s header selects the key. Private key members must never appear.',
    'rfc7517#5',
  ),
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
  revocation_request: text(
    'Token revocation',
    'The app tells the provider that a token is no longer needed.',
    'The provider answers 200 even for tokens it does not know.',
    'rfc7009#2.1',
    'rfc7009#2.2',
  ),
  resource_request: text(
    'API call',
    'The app uses the access token at an API.',
    'The token should travel in the Authorization header only, over https, to the API it was made for. A refusal says what is wrong in WWW-Authenticate.',
    'rfc6750#2.1',
    'rfc9449#7.1',
  ),
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
  check_session: text(
    'Session check',
    'A hidden frame of the provider tells the app whether your login there changed.',
    'With third-party cookies blocked it may answer “changed” every time and cause endless renewals.',
    'session#3',
  ),
} as const satisfies Readonly<Record<string, StepEntry>>;
