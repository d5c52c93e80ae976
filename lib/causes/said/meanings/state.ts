import type { SaidCauseName } from '../../../vocabulary/cause-name.ts';
import type { Meaning } from '../meanings.ts';

/** State, nonce and PKCE, overwritten, used up or lost; and the token endpoint. */
export const stateMeanings = {
  'second-start-overwrites': {
    owner: 'client',
    why: 'Another login of the same app began before this one came back, and the app remembers only the last.',
    fix: 'Use one tab; keep the login’s data per state, and let no prefetch or background call begin a login.',
  },
  'callback-twice': {
    owner: 'client',
    why: 'The callback was asked for twice, and its answer works once.',
    fix: 'Let the callback go on quietly where the person is already signed in, and keep it out of the service worker.',
  },
  'strictmode-double-run': {
    owner: 'client',
    why: 'The page redeemed the same code twice, and a code works once.',
    fix: 'Run the exchange once: effects that run twice in development, a component that mounts twice.',
  },
  'one-time-link-scanned': {
    owner: 'authorization_server',
    why: 'The link from the mail had been used before, often by a mail scanner that opens links, or is too old.',
    fix: 'Send a code to be typed, or a page with a button that uses the link.',
  },
  'state-changed-in-transit': {
    owner: 'client',
    why: 'The state that came back is not the one that was sent.',
    fix: 'Look for what cuts, decodes or replaces it: a length limit, a plus that became a space, an old link.',
  },
  'state-missing-return': {
    owner: 'client',
    why: 'The state was sent and did not come back.',
    fix: 'Look for a redirect in between that lost the query or the fragment.',
  },
  'state-store-lost-server': {
    owner: 'client',
    why: 'The app’s server no longer knows the state that it gave out: another replica, a restart, a cleared session, or another secret.',
    fix: 'Keep login state where all replicas see it, or let one replica serve a session.',
  },
  'double-submit-mismatch': {
    owner: 'client',
    why: 'The value g_csrf_token in the posted form was not in its cookie, or there was no such cookie.',
    fix: 'Have the page with the button and login_uri on the same host: the script keeps the cookie for the page’s host alone.',
  },
  'csrf-middleware-blocks': {
    owner: 'client',
    why: 'The app’s own protection against forged forms refused the provider’s posted answer.',
    fix: 'Exempt exactly the callback’s route from that check: state, nonce or signature protect it. Check that the login’s cookie comes along, too.',
  },
  'nonce-mismatch': {
    owner: 'client',
    why: 'The nonce in the ID token is not the one that this login remembers.',
    fix: 'Look for a second login in between, a cached token, or a nonce that is hashed on one side only.',
  },
  'pkce-verifier-lost': {
    owner: 'client',
    why: 'The app no longer has the code_verifier of this login.',
    fix: 'Begin again; keep it until the callback under the host, browser and tab in which the login began.',
  },
  'pkce-mismatch': {
    owner: 'client',
    why: 'The code_verifier does not fit the code_challenge of this login.',
    fix: 'Keep one verifier per login: a second start overwrites it. Check that a challenge was sent at all.',
  },
  'code-reused': {
    owner: 'client',
    why: 'The code had been redeemed before: it works once.',
    fix: 'Find the second request: a reload, an effect that runs twice, a proxy that retries.',
  },
  'code-expired': {
    owner: 'client',
    why: 'The code was redeemed too late: it lives for a minute or a few.',
    fix: 'Redeem it at once; begin the login again.',
  },
  'cors-missing': {
    owner: 'authorization_server',
    why: 'The provider’s answer lacks the CORS headers that let the page read it.',
    fix: 'Register the page’s origin for this client there; if the answer is an error, read that first, outside the browser.',
  },
  'token-answer-not-oauth': {
    owner: 'client',
    why: 'What answered is no token endpoint.',
    fix: 'Compare the token endpoint’s address with the provider’s metadata, and look for redirects and proxies before it.',
  },
  'refresh-race': {
    owner: 'client',
    why: 'One refresh token was used by two requests at once, and the second was refused.',
    fix: 'Let one tab or worker renew for all (a lock), or allow an interval for reuse.',
  },
  'refresh-dead': {
    owner: 'client',
    why: 'The refresh token is no longer good: too old, unused for long, revoked, or the session has ended.',
    fix: 'Send the person to a new visible login.',
  },
  'backchannel-failed': {
    owner: 'client',
    why: 'The app’s server could not redeem the code at the provider.',
    fix: 'Look into the app’s log at this moment: secret, network and certificates on the way to the provider, its clock, the redirect URI it sends.',
  },
  'access-denied-at-token-endpoint': {
    owner: 'client',
    why: 'The provider does not let this client have that token; no person refused anything.',
    fix: 'Check which grant types, audiences and scopes the client may use.',
  },
} as const satisfies Readonly<Partial<Record<SaidCauseName, Meaning>>>;
