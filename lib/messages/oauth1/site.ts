import { registrableDomain } from '../../exchange/site.ts';

/**
 * Whose a URL is: its registrable domain; the whole origin for addresses and names without a dot, where ports tell servers apart. `''`
 * for what is no URL.
 */
export function ownerOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { hostname, origin, protocol } = new URL(url);
  return registrableDomain(hostname) ?? (origin === 'null' ? protocol : origin);
}
