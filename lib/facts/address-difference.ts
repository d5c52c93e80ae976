/**
 * In what two addresses differ. `port`: the schemes' default ports count as equal. `slash`: nothing but a slash at the end;
 * `double slash`: nothing but two in a row, and perhaps that. `case`: nothing but
 * upper and lower case of the path. `other`: what is no address.
 */
export type AddressPart =
  | 'scheme'
  | 'host'
  | 'port'
  | 'slash'
  | 'double slash'
  | 'case'
  | 'path'
  | 'query'
  | 'other';

/**
 * The parts in which two addresses differ, in the order of an address; empty where they are one address, in whatever spelling (case of
 * the host, default port, escapes that need not be). A fragment never reaches a server and does not count. RFC 3986 §6.2.2, §6.2.3.
 */
export function addressDifferences(a: string, b: string): readonly AddressPart[] {
  if (a === b) return [];
  const [first, second] = [parsed(a), parsed(b)];
  if (!first || !second) return textDifferences(a, b);
  return [
    ...some(first.protocol !== second.protocol, 'scheme'),
    ...some(first.hostname !== second.hostname, 'host'),
    ...some(first.port !== second.port, 'port'),
    ...textDifferences(normalised(first.pathname), normalised(second.pathname), 'path'),
    ...some(normalised(first.search) !== normalised(second.search), 'query'),
  ];
}

/**
 * The parts in which two names differ that receivers compare letter by letter: entity ids, realms, redirect URIs. Another spelling of
 * the same address is `case` or `slash` where it is nothing else, else `other`. SAML Core §8.3.6; RFC 9700 §2.1.
 */
export function nameDifferences(a: string, b: string): readonly AddressPart[] {
  if (a === b) return [];
  const parts = addressDifferences(a, b);
  return parts.length > 0 ? parts : textDifferences(a, b);
}

function textDifferences(a: string, b: string, otherwise: AddressPart = 'other'): readonly AddressPart[] {
  if (a === b) return [];
  if (withoutEnd(a) === withoutEnd(b)) return ['slash'];
  if (withoutSlashes(a) === withoutSlashes(b)) return ['double slash'];
  if (a.toLowerCase() === b.toLowerCase()) return ['case'];
  return withoutSlashes(a).toLowerCase() === withoutSlashes(b).toLowerCase()
    ? ['slash', 'case']
    : [otherwise];
}

/** None at the end. */
function withoutEnd(text: string): string {
  return text.replace(/\/$/, '');
}

/** One too many, or none at the end. */
function withoutSlashes(text: string): string {
  return withoutEnd(text.replaceAll(/(?<!:)\/{2,}/g, '/'));
}

/** Addresses of the web, and whatever else has an authority. */
function parsed(text: string): URL | undefined {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}

/** RFC 3986 §6.2.2.1, §6.2.2.2: escapes in capitals, and none of what needs none. */
function normalised(text: string): string {
  return text.replaceAll(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
  });
}

function some(differs: boolean, part: AddressPart): readonly AddressPart[] {
  return differs ? [part] : [];
}
