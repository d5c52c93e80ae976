import type { SaidCauseName } from '../../../vocabulary/cause-name.ts';

/** What a phrase leaves open that says no more than where it went wrong; the most frequent first. */
type Suspects = readonly SaidCauseName[];

/** The cookie or session of the login did not come back with the callback. */
export const cookieLost: Suspects = [
  'cookie-strict-return',
  'cookie-lax-post',
  'cookie-wrong-host',
  'cookie-secure-over-http',
  'second-start-overwrites',
  'callback-twice',
  'cookie-expired-before-return',
  'state-store-lost-server',
];

/** A session was there, and held another login's values. */
export const otherLogin: Suspects = [
  'second-start-overwrites',
  'callback-twice',
  'cookie-strict-return',
  'cookie-lax-post',
];

/** The page that took the answer found nothing of the login in its own storage. */
export const storageLost: Suspects = [
  'storage-other-origin',
  'callback-twice',
  'strictmode-double-run',
  'storage-other-tab',
  'storage-cleared',
];

/** The app's server could not get tokens or the person's data. */
export const backChannel: Suspects = [
  'backchannel-failed',
  'secret-wrong-or-expired',
  'redirect-mismatch-at-token',
  'code-reused',
];

/** The app refused the answer, and leaves open whether it got no tokens or let the person not in. */
export const afterCode: Suspects = ['backchannel-failed', 'not-provisioned'];

/** An ID token was refused, and which check failed is not said. */
export const idToken: Suspects = ['id-token-refused', 'issuer-wrong', 'nonce-mismatch', 'key-unknown'];

/** A login in a hidden frame got no answer. */
export const silentFrame: Suspects = [
  'third-party-cookies-blocked',
  'frame-refused',
  'web-message-origin',
  'silent-iframe-loads-app',
];

/** A popup is gone as far as the page that opened it can tell. */
export const popupGone: Suspects = ['coop-app-page', 'coop-provider-page', 'popup-closed'];

/** Any error between callback and session. */
export const anything: Suspects = [...cookieLost, ...backChannel, 'id-token-refused'];

/** A SAML response that matches no request of this session. */
export const samlRequestLost: Suspects = [
  'saml-cookie-on-post',
  'saml-inresponseto',
  'second-start-overwrites',
  'callback-twice',
  'state-store-lost-server',
];

/** An API refused a token. */
export const apiRefusal: Suspects = [
  'audience-missing',
  'audience-wrong',
  'token-expired',
  'issuer-wrong',
  'key-unknown',
];
