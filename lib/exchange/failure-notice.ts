/** Where an app tells a page of its own what became of something. */
const noticeName = /^(?:notice|alert|flash|toast|msg|message|status|result|reason)$/i;

/** Words for what a login is about, those that tell what became of it, and what stands between them: nobody’s name is among them. */
const matters =
  'auth|authn|authentication|authorization|login|signin|sign[-_]in|signup|sign[-_]up|registration|oauth2?|oidc|openid|sso|saml|state|nonce|domain|email|user|account|member|membership|team|workspace|organi[sz]ation|org|tenant|group|role|idp|connection|identity|profile|info|method|access';
const troubles =
  'error|failed|failure|denied|mismatch|refused|rejected|forbidden|blocked|banned|suspended|disabled|deactivated|inactive|unverified|unauthori[sz]ed|invalid|malformed|missing|unknown|not[-_](?:allowed|found|permitted|verified|authori[sz]ed|registered|assigned|invited|active|enabled|approved|linked)|already[-_](?:exists|linked|registered)|conflict';
const matter = `(?:${matters}|provider)`;

/** Words that say of a login that it failed, and nothing of anybody: the trouble behind its matter or before it, or what is asked for and came not. */
const failureWord = new RegExp(
  `^(?:(?:${matter}[-_]){1,3}(?:${troubles})|(?:${troubles})(?:[-_](?:${matters})){1,3}|(?:invite|invitation|approval)[-_]required)$`,
  'i',
);

/** Where the name says that somebody is told something, less is enough. */
const toldWord =
  /^(?:suspended|unauthori[sz]ed|(?:authentication|permission|domain)[-_]required|(?:maximum|limit)[-_]reached|pending[-_]deletion)$/i;

/** Where a page is told which part of itself to show: people who are logged in see most of them. */
const partName = /^(?:step|view)$/i;
/** The login itself is called so. */
const loginName = /^(?:auth|authn|authentication|login|signin|sign[-_]in|oauth2?|oidc|sso|saml)$/i;
const failedLogin =
  /^(?:auth|authn|authentication|login|signin|sign[-_]in|oauth2?|oidc|sso|saml)[-_](?:error|failed|failure|denied)$/i;

/** Directus’s codes (packages/errors/src/codes.ts) for a login that failed, in capitals. Of a session that has merely ended it has others. */
const failureCode =
  /^(?:INVALID_(?:CREDENTIALS|IP|OTP|PAYLOAD|PROVIDER|PROVIDER_CONFIG|TOKEN)|SERVICE_UNAVAILABLE|UNEXPECTED_RESPONSE|UNKNOWN_EXCEPTION|USER_SUSPENDED)$/;

/** True for a parameter by which an app tells its own page that a login failed, though it calls that no error (Outline’s `?notice=auth-error`). */
export function isFailureNotice(name: string, value: string): boolean {
  if (value.length > 60) return false;
  if (partName.test(name)) return failedLogin.test(value);
  if (loginName.test(name)) return /^(?:failed|failure|error|denied)$/i.test(value);
  if (!noticeName.test(name)) return false;
  if (/^notice$/i.test(name) && toldWord.test(value)) return true;
  return failureWord.test(value) || failureCode.test(value);
}

const flagName =
  /^(?:(?:auth|authn|authentication|login|signin|sign[-_]in|oauth2?|oidc|sso|saml)[-_]?)?(?:failed|failure|denied)$|^failed[-_]?(?:login|auth)$/i;
const outcomeName = /^(?:auth|login|signin|sso|status|result)$/i;

/** True for a parameter by which a page to sign in is told that it did not work: `failed=1`, `login_failed`, `status=failed`. Elsewhere it may be an upload’s. */
export function isFailureFlag(name: string, value: string): boolean {
  if (flagName.test(name)) return /^(?:|1|true|yes)$/i.test(value);
  if (/^(?:success|ok)$/i.test(name)) return /^(?:false|0)$/i.test(value);
  return outcomeName.test(name) && /^(?:failed|failure|denied|error)$/i.test(value);
}
