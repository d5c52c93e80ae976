/**
 * What belongs to a sign-in and is no message of its protocol.
 *
 * - `session_began`: the app set the cookie of its session with the answer or right after. `session_went_on`: it had set it before the login.
 * - `session_carried`: a later request brought it. `session_replaced`: it was given another value. `session_ended`: the app took it away.
 * - `session_lost`: it did not come where it had to. `session_refused`: it came, and the app asked for a login all the same.
 */
export type SignInEventName =
  | 'session_began'
  | 'session_went_on'
  | 'session_carried'
  | 'session_replaced'
  | 'session_ended'
  | 'session_lost'
  | 'session_refused';

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
