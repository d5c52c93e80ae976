/**
 * The site of a URL, near enough without the list of public suffixes: the last two labels of its host; the whole origin for
 * addresses and names without a dot. `''` for what is no URL.
 */
export function siteOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { hostname, origin, protocol } = new URL(url);
  if (!/\.[a-z]/i.test(hostname)) return origin === 'null' ? protocol : origin;
  return hostname.split('.').slice(-2).join('.');
}
