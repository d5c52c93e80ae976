/**
 * An address as a URL parser writes it (case of the host, default port, dot segments), without a slash at the end: so two spellings
 * of one address compare equal. What is no URL loses its last slash alone. RFC 3986 §6.2.2, §6.2.3.
 */
export function bareAddress(url: string): string {
  return (URL.canParse(url) ? new URL(url).href : url).replace(/\/$/, '');
}
