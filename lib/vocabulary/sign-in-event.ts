/**
 * What belongs to a sign-in and is no message of its protocol.
 *
 * - `session_began`: the app set the cookie of its session with the answer or right after. `session_went_on`: it had set it before the login.
 * - `session_carried`: a later request brought it. `session_replaced`: it was given another value. `session_ended`: the app took it away.
 * - `passkey_asked`: a page of the provider was given options for one, and no answer was seen. `passkey_used`, `passkey_made`: the
 *   answer of one was taken. `passkey_refused`: it was not.
 * - `device_session_offered`: an answer asked the browser to bind a session to the device. `device_session_began`, `_renewed`: the
 *   browser proved that it has the key. `_refused`: that was not taken. `_skipped`: the browser says that it could not. `_ended`: the
 *   server took it, and what it said of the session ends it in the browser.
 * - `provider_waited`: a page of the provider’s asked its server the same again and again: something was to happen elsewhere.
 * - `link_opened`: the answer came in another tab than the login began in, and what opened that was an address of the provider’s.
 * - `session_lost`: it did not come where it had to. `session_refused`: it came, and the app asked for a login all the same.
 */
export type SignInEventName =
  | 'session_began'
  | 'session_went_on'
  | 'session_carried'
  | 'session_replaced'
  | 'session_ended'
  | 'session_lost'
  | 'session_refused'
  | 'passkey_asked'
  | 'passkey_used'
  | 'passkey_made'
  | 'passkey_refused'
  | 'device_session_offered'
  | 'device_session_began'
  | 'device_session_renewed'
  | 'device_session_refused'
  | 'device_session_skipped'
  | 'device_session_ended'
  | 'provider_waited'
  | 'link_opened';

/** What kept a session's cookie from the request that it had to come with: not stored, not sent, taken away, too old, or nothing known. */
export type SessionLoss =
  | 'too-large'
  | 'control-character'
  | 'secure-over-http'
  | 'none-without-secure'
  | 'prefix-secure'
  | 'prefix-host'
  | 'domain-foreign'
  | 'domain-public-suffix'
  | 'domain-of-address'
  | 'overlays-secure'
  | 'cross-site-answer'
  | 'partitioned-without-secure'
  | 'other-host'
  | 'other-path'
  | 'strict'
  | 'lax-post'
  | 'default-lax-post'
  | 'cross-site-inside'
  | 'third-party'
  | 'no-credentials'
  | 'deleted'
  | 'expired'
  | 'missing';

/** What a refused passkey shows of why: one that the page’s options do not fit. WebAuthn Level 3 §7.2. */
export type PasskeyFault =
  | 'type'
  | 'superseded'
  | 'challenge'
  | 'not-listed'
  | 'origin'
  | 'rp-id'
  | 'user-verification'
  | 'late';

/**
 * Why a browser binds no session to the device: by the header that offers it, or by what the server says of it.
 * W3C Device Bound Session Credentials §7.8, §7.9.
 */
export type DeviceSessionFault =
  | 'no-path'
  | 'no-algorithm'
  | 'other-site'
  | 'no-instructions'
  | 'no-identifier'
  | 'other-identifier'
  | 'other-refresh-url'
  | 'plain-refresh-url'
  | 'other-scope'
  | 'no-cookie';
