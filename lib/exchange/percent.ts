/** Text with its percent escapes read (RFC 3986 §2.1), or as it is where one of them is broken. Never throws. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Text with everything percent-encoded that RFC 3986 §2.3 does not leave as it is, or as it is where it is no Unicode. Never throws. */
export function percentEncoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}
