/**
 * True when both addresses are of one site, as far as can be told without the list of public suffixes: their hosts share the last
 * two labels. What does not is foreign with certainty. False for what is no URL or has no host.
 */
export function isOneSite(a: string, b: string): boolean {
  const [first, second] = [siteOf(a), siteOf(b)];
  return first !== undefined && first === second;
}

function siteOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  if (hostname === '') return undefined;
  return /^[\d.]+$|^\[/.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.');
}
