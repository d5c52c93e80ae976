/** Words that cleaners of recordings leave behind, whatever stands around them. */
const cleanersWords =
  /redact|sanitis|sanitiz|filtered|removed|censored|scrubbed|anonymi[sz]ed|obfuscated|\*{3,}|x{8,}|•{3,}|█{2,}/i;

/** A name instead of a value: `<access token>`, `[Filtered]`, `{{token}}`, `${TOKEN}`, `%TOKEN%`, `__TOKEN__`. Never `[object Object]`. */
const namesValue =
  /^(?:<[\w .:/'-]{1,60}>|\[(?!object )[a-z][\w .:/'-]{0,60}\]|\{\{[^{}]{0,60}\}\}|\$\{[^{}]{0,60}\}|%[A-Z_]{2,40}%|__[A-Z_]{2,40}__)$/i;

/** `ACCESS_TOKEN`, `your-client-secret`, `the_access_token_value`: what it was, and nothing of it. */
const namesCredential =
  /^(?:an?|the|my|your|some|dummy|fake)?[ _.-]?(?:access|refresh|id|bearer|auth|session|client|dpop|authorization|code)[ _.-]?(?:token|secret|proof|code|verifier|assertion|jwt)(?:[ _.-]?(?:value|jwt|here|placeholder))?$/i;

/** `masked`, `***`, `xxxx`, `eyJhb…`: the whole of a value. */
const standsAlone =
  /^(?:[-<([{ ]*(?:hidden|masked|omitted|stripped|withheld|snip|placeholder|deleted)[->)\]} ]*|[*•.…#-]{2,}|([*•xX0])\1{3,})$|.(?:\.{3}|…)$/i;

/** Longer than what cleaners write in place of a value. Their words alone are looked for in longer ones, which may be cleaned in part. */
const longestName = 80;

/** Of our own redaction: one value, one placeholder, so that it still says which values are equal; the second as user codes are compared. */
const ownPlaceholders = /redacted-[a-z]+(?:-[a-z]+)*-\d+|REDACTEDUSERCODE\d+/g;

/**
 * True for text that stands where somebody else's cleaner took a value away, as a whole or in part: it is no value. Nothing can be
 * judged by it, and two of them need not be one.
 */
export function isCleaned(text: string): boolean {
  if (cleanersWords.test(text)) return cleanersWords.test(text.replace(ownPlaceholders, ''));
  if (text.length > longestName) return false;
  return namesValue.test(text) || namesCredential.test(text) || standsAlone.test(text);
}

/** True for text that hides a value or a part of it, whoever hid it: only what equals it can be told, if anything. */
export function isWithheld(text: string): boolean {
  return isCleaned(text) || text.search(ownPlaceholders) >= 0;
}

/** A placeholder that this product's redaction wrote, and nothing else. */
export function isOwnPlaceholder(text: string): boolean {
  return /^redacted-[a-z]+(?:-[a-z]+)*-\d+$/.test(text);
}
