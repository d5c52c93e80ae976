import type { Header } from '../../lib/exchange/exchange.ts';
import type { Followed } from '../../lib/telling/trail.ts';

/** What of a header somebody may want to follow: its cookies, or the token that it brings. */
export function valuesOfHeader([name, value]: Header): readonly Followed[] {
  switch (name.toLowerCase()) {
    case 'cookie':
      return value.split(/;\s*/).flatMap(cookieOf);
    case 'set-cookie':
      return value.split('\n').flatMap((line) => cookieOf(line.split(';', 1)[0] ?? ''));
    case 'authorization':
      return /^(?:bearer|dpop) \S/i.test(value)
        ? [{ name: 'the token', value: value.replace(/^\S+ /, '') }]
        : [];
    default:
      return [];
  }
}

function cookieOf(pair: string): readonly Followed[] {
  const at = pair.indexOf('=');
  return at > 0 ? [{ name: pair.slice(0, at).trim(), value: pair.slice(at + 1).trim() }] : [];
}
