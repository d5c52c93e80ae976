import type { SaidCauseName } from '../../../vocabulary/cause-name.ts';
import type { Meaning } from '../meanings.ts';

/** SAML, WS-Federation and CAS. */
export const samlMeanings = {
  'saml-destination': {
    owner: 'client',
    why: 'The response is addressed to another address than the one that the app believes to be at.',
    fix: 'Let the app know its outside address: forwarded scheme, host and port, or its base URL.',
  },
  'saml-acs-differs': {
    owner: 'authorization_server',
    why: 'The response was sent to another address than the one that was asked for.',
    fix: 'Register the app’s assertion consumer service at the identity provider as it asks.',
  },
  'saml-audience': {
    owner: 'client',
    why: 'The assertion is for another audience than the app’s entity id.',
    fix: 'Use one entity id on both sides, to the letter.',
  },
  'saml-issuer': {
    owner: 'client',
    why: 'The response is of another issuer than the app expects.',
    fix: 'Configure the identity provider’s entity id, to the letter.',
  },
  'saml-time': {
    owner: 'client',
    why: 'By the app’s clock the assertion is not valid yet, or no longer.',
    fix: 'Synchronise the clocks of both sides, or allow some skew.',
  },
  'saml-authn-too-old': {
    owner: 'client',
    why: 'The person signed in at the identity provider longer ago than the app allows.',
    fix: 'Raise the app’s maximum authentication lifetime to that of sessions at the identity provider, or let the app ask for a fresh login (ForceAuthn). Signing out at the provider and in again helps at once.',
  },
  'saml-inresponseto': {
    owner: 'client',
    why: 'The app has no open request that this response answers.',
    fix: 'Look for a lost cookie on the posted response, a second login in between, or a response that was posted twice.',
  },
  'saml-unsolicited': {
    owner: 'client',
    why: 'The login was begun at the identity provider (a tile, a link there), and nobody had asked for it: the app, or the broker that takes the answer for it, does not accept such a response.',
    fix: 'Let the tile or link lead to the app’s own address for signing in (a bookmark), which then asks the identity provider; or switch logins begun at the provider on where the response is taken (Auth0: the connection’s IdP-Initiated SSO tab; Cognito: the identity provider’s settings; Sustainsys: AllowUnsolicitedAuthnResponse), knowing that they can be forged from another site.',
  },
  'saml-client-address': {
    owner: 'client',
    why: 'The app compares the network address that the browser has for it with the one that the identity provider saw and put into the assertion (Address), and they differ.',
    fix: 'Let the app not compare them, or let the browser reach both sides over one way: it is outside the network for one and inside for the other, behind a proxy or a VPN, on IPv4 and IPv6, or one side takes its load balancer’s address for the browser’s (X-Forwarded-For).',
  },
  'saml-relaystate': {
    owner: 'client',
    why: 'RelayState did not come back as it was sent.',
    fix: 'Send a short key (80 bytes at most) and keep the rest on the server.',
  },
  'saml-cookie-on-post': {
    owner: 'client',
    why: 'The app’s cookie did not come with the response, which is posted from another site.',
    fix: 'Set it with SameSite=None; Secure.',
  },
  'saml-status': {
    owner: 'authorization_server',
    why: 'The identity provider answered with an error.',
    fix: 'Its status names the reason; its log has more.',
  },
  'saml-signature': {
    owner: 'client',
    why: 'The signature of the response or assertion was not accepted.',
    fix: 'Compare the certificate in the app with the identity provider’s metadata, and which parts are signed.',
  },
  'saml-nameid': {
    owner: 'client',
    why: 'The name or attributes of the person are not those that the app wants.',
    fix: 'Compare the NameID’s format and the attributes’ names on both sides.',
  },
  'saml-encryption': {
    owner: 'client',
    why: 'The app cannot decrypt the assertion.',
    fix: 'Give the identity provider the certificate of the app’s current key.',
  },
  'saml-request-unreadable': {
    owner: 'client',
    why: 'The identity provider cannot read the request.',
    fix: 'Check how it is packed: deflate, base64, encoding, signature.',
  },
  'saml-no-response': {
    owner: 'client',
    why: 'The app’s address for responses was called without one.',
    fix: 'Look for a redirect that lost the posted form, or a bookmark.',
  },
} as const satisfies Readonly<Partial<Record<SaidCauseName, Meaning>>>;
