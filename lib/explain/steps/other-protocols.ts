import { text, type StepEntry } from './step-text.ts';

/** OAuth 1.0a, OpenID 2.0, SAML 2.0, WS-Federation and CAS. */
export const otherProtocolSteps = {
  temporary_credential_request: text(
    'Temporary credentials',
    'The app gets a temporary token by a signed request, before it sends you to approve it.',
    'oauth_callback_confirmed must be true; the secret stays with the app.',
    'rfc5849#2.1',
  ),
  resource_owner_authorization_request: text(
    'Approval request (OAuth 1.0a)',
    'The app sends your browser to the provider with the temporary token, for you to approve.',
    'Only the token travels here, never its secret.',
    'rfc5849#2.2',
  ),
  resource_owner_authorization_response: text(
    'Approval (OAuth 1.0a)',
    'The provider sends the browser back with the token and a verifier.',
    'Without the verifier, somebody else’s approval could be slipped in.',
    'rfc5849#2.2',
  ),
  token_credential_request: text(
    'Token credentials',
    'The app swaps verifier and temporary token for lasting ones, by a signed request.',
    'Secrets stay off the wire, except with the method PLAINTEXT.',
    'rfc5849#2.3',
    'rfc5849#3.4',
  ),
  openid_association: text(
    'Association (OpenID 2.0)',
    'The site and the provider agree on a shared key for signatures.',
    'The key must be protected on its way, by https or a key exchange.',
    'openid2#8',
  ),
  openid_authentication_request: text(
    'Login request (OpenID 2.0)',
    'The site asks an OpenID provider to confirm who you are.',
    'Check where the answer goes (return_to) and which site you are asked to trust (realm).',
    'openid2#9.1',
  ),
  openid_authentication_response: text(
    'Login response (OpenID 2.0)',
    'The provider’s answer comes back and lists which of its fields are signed.',
    'The site must check the return address, the nonce and the signature.',
    'openid2#10.1',
    'openid2#11',
  ),
  openid_verification: text(
    'Verification (OpenID 2.0)',
    'The site asks the provider directly whether an answer is genuine.',
    'This happens between servers and should be seen only there.',
    'openid2#11.4.2',
  ),
  saml_authn_request: text(
    'Login request (SAML 2.0)',
    'The site sends a request document to the organisation’s login service.',
    'Check where the answer goes and that RelayState holds no secret.',
    'saml-profiles',
    'saml-bindings',
  ),
  saml_response: text(
    'Login response (SAML 2.0)',
    'The login service returns a signed statement about you, by form post.',
    'Check destination, audience, InResponseTo and the time it is valid for.',
    'saml-profiles',
    'saml-core',
  ),
  saml_logout_request: text(
    'Logout request (SAML 2.0)',
    'One side asks the other to end the session.',
    'The request should be signed and name the session.',
    'saml-profiles',
  ),
  saml_logout_response: text(
    'Logout response (SAML 2.0)',
    'The other side says whether the session has ended.',
    'A partial logout leaves some sites signed in.',
    'saml-profiles',
  ),
  wsfed_signin_request: text(
    'Login request (WS-Federation)',
    'The site sends you to the organisation’s login service, by an older Microsoft protocol.',
    'Check where the answer goes (wreply); wctx plays the part of state.',
    'ws-federation',
  ),
  wsfed_signin_response: text(
    'Login response (WS-Federation)',
    'The token arrives in wresult, by form post.',
    'Check audience and validity time of the token, and that wctx is the same.',
    'ws-federation',
  ),
  wsfed_signout_request: text(
    'Logout request (WS-Federation)',
    'The session at the login service is ended.',
    'Check where you are sent afterwards.',
    'ws-federation',
  ),
  cas_login_request: text(
    'Login request (CAS)',
    'The site sends you to a central login.',
    'service says where the ticket will be sent.',
    'cas#2.1',
  ),
  cas_response: text(
    'Login response (CAS)',
    'You come back with a one-time ticket in the address.',
    'The ticket works once and briefly; the page should drop it from the address.',
    'cas#3.1',
  ),
  cas_validation: text(
    'Ticket validation (CAS)',
    'The site’s server asks the central login what the ticket stands for.',
    'This happens between servers.',
    'cas#2.5.2',
    'cas#2.8',
  ),
} as const satisfies Readonly<Record<string, StepEntry>>;
