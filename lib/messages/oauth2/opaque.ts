/**
 * True for what a program drew by lot: eight characters or more of at least two sorts, or very long. `california` and
 * `CA` are a person's words. RFC 6749 §10.10 asks for values that cannot be guessed.
 */
export function looksRandom(value: string | undefined): boolean {
  if (!value || value.length < 8 || isWords(value)) return false;
  const sorts = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d\s-]/].filter((sort) => sort.test(value)).length;
  return sorts >= 2 || value.length >= 24;
}

/** `Authorised`, `san-francisco`, `Request_Received`: a person's words, if they are not too long for one. */
function isWords(value: string): boolean {
  return value.length < 24 && /^[A-Z]?[a-z]+(?:[-_. ][A-Z]?[a-z]+)*$/.test(value);
}

/** True for what could be an authorization code: long enough, and neither a number nor a coupon (`SUMMER-SALE-2026`, `XK7Q-92MP-LL4T`). */
export function looksIssued(code: string): boolean {
  if (code.length < 10 || /^\d+$/.test(code) || /\s/.test(code)) return false;
  return looksRandom(code) && !(code.length <= 20 && /^[A-Z\d-]+$/.test(code));
}
