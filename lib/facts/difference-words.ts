import type { AddressPart } from './address-difference.ts';

const words: Readonly<Record<AddressPart, string>> = {
  scheme: 'the scheme',
  host: 'the host',
  port: 'the port',
  path: 'the path',
  slash: 'the slash at the end',
  'double slash': 'a double slash (//)',
  case: 'upper and lower case',
  query: 'the query',
  other: 'the whole',
};

/** `the scheme and the port`: in what two values differ. */
export function differenceWords(parts: readonly AddressPart[]): string {
  const named = parts.map((part) => words[part]);
  return named.length > 1
    ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`
    : (named[0] ?? 'the spelling');
}

/** `the port differs`, `the scheme and the port differ`. */
export function differingWords(parts: readonly AddressPart[]): string {
  return `${differenceWords(parts)} ${parts.length > 1 || parts[0] === 'case' ? 'differ' : 'differs'}`;
}
