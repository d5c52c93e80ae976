/** Text with its percent escapes read (RFC 3986 §2.1), or as it is where one of them is broken. Never throws. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
