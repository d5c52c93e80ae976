/** Where an app tells a page of its own what became of something. */
const noticeName = /^(?:notice|alert|flash|toast|msg|message|status|result|reason)$/i;

/** Words that say of a login that it failed, and nothing of anybody. */
const failureWord =
  /^(?:(?:auth|authn|authentication|login|signin|sign-in|oauth2?|oidc|sso|saml)[-_](?:error|failed|failure|denied)|state[-_]mismatch)$/i;

/** Directus’s codes (packages/errors/src/codes.ts) for a login that failed, in capitals. Of a session that has merely ended it has others. */
const failureCode =
  /^(?:INVALID_(?:CREDENTIALS|IP|OTP|PAYLOAD|PROVIDER|PROVIDER_CONFIG|TOKEN)|SERVICE_UNAVAILABLE|UNEXPECTED_RESPONSE|UNKNOWN_EXCEPTION|USER_SUSPENDED)$/;

/** True for a parameter by which an app tells its own page that a login failed, though it calls that no error (Outline’s `?notice=auth-error`). */
export function isFailureNotice(name: string, value: string): boolean {
  return noticeName.test(name) && (failureWord.test(value) || failureCode.test(value));
}
