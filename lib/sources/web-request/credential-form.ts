/** Names of fields that hold what a person types to prove who they are. */
const secretName = /passw(?:or)?d|passphrase|passcode|^(?:.*[._[-])?(?:pass|pwd|pin|otp|totp)\]?$/i;

/** Names in a form, a JSON text or a multipart text. */
const fieldNames = /(?:^|&)([^=&\s]+)=|"([^"\\\s]{1,80})"\s*:|[; ]name="([^"]+)"/g;

/**
 * Whether a request body is a login form: it has a field for a password, a PIN or a one-time code. A token request with
 * the password grant (it has `grant_type`, RFC 6749 §4.3.2; Cognito's has `AuthFlow`) is a protocol message and no login form.
 * @param text form-encoded, JSON or multipart
 */
export function holdsCredentials(text: string): boolean {
  let secret = false;
  for (const [, form, json, part] of text.matchAll(fieldNames)) {
    const name = decoded(form ?? json ?? part ?? '');
    if (name === 'grant_type' || name === 'AuthFlow') return false;
    secret ||= secretName.test(name);
  }
  return secret;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
