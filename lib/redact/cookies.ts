import type { Context } from './context.ts';
import { isPlaceholder, placeholdersIn } from './placeholders.ts';
import { isWordy } from './shapes.ts';
import { percentDecoded } from './value.ts';

/** A `Cookie` value: names stay, values go. RFC 6265 §4.2.1. */
export function redactCookies(context: Context, value: string): string {
  return value.split(';').map((pair) => redactPair(context, pair)).join(';'); // prettier-ignore
}

/** `Set-Cookie` values, one a line where a source joined several: the registered attributes stay. RFC 6265 §4.1.1. */
export function redactSetCookie(context: Context, value: string): string {
  return value
    .split('\n')
    .map((line) => {
      const [pair = '', ...attributes] = line.split(';');
      return [
        redactPair(context, pair),
        ...attributes.map((attribute) => redactAttribute(context, attribute)),
      ].join(';');
    })
    .join('\n');
}

function redactPair(context: Context, pair: string): string {
  const [, space = '', body = ''] = /^(\s*)([^]*)$/.exec(pair) ?? [];
  if (body === '') return pair;
  const equals = body.indexOf('=');
  if (equals < 0 || isPacked(body)) return space + hidden(context, body);
  const value = body.slice(equals + 1);
  return `${space}${cookieName(context, body.slice(0, equals))}=${hidden(context, value)}`;
}

/** A value alone whose padding is no equals sign behind a name. RFC 4648 §4; RFC 6265 §5.2 has cookies without names. */
function isPacked(body: string): boolean {
  const value = body.trim();
  return (
    /^[\w+/-]{2,}={1,2}$/.test(value) &&
    value.length % 4 === 0 &&
    !isWordy(value) &&
    placeholdersIn(value).length === 0
  );
}

/** A cookie’s name: what is made up for one attempt goes (`__txn_…`, `mod_auth_openidc_state_…`); what its product calls the cookie stays. */
export function cookieName(context: Context, name: string): string {
  const shown = context.name(name);
  const end = isPlaceholder(shown) && shown !== name ? namedUntil(name) : 0;
  if (end === 0) return shown;
  const parted = context.name(name.slice(0, end)) + context.name(name.slice(end));
  // What was no secret in either part may be one where they meet.
  return context.name(parted) === parted ? parted : shown;
}

/** Separators that are looked at. */
const mostParts = 12;

function namedUntil(name: string): number {
  const ends = [...name.slice(0, 100).matchAll(/[_.-]/g)].slice(0, mostParts).map(({ index }) => index + 1);
  return ends.findLast((end) => end > 1 && end < name.length && isWordy(name.slice(0, end - 1))) ?? 0;
}

function hidden(context: Context, raw: string): string {
  const value = raw.trim();
  if (value === '') return value;
  const bare = value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
  const decoded = percentDecoded(bare) ?? bare;
  return decoded === '' ? value : (context.jwt(decoded, 1) ?? context.placeholders.one('cookie', decoded));
}

const attributes: ReadonlySet<string> = new Set(
  'expires max-age domain path secure httponly samesite partitioned priority'.split(' '),
);

function redactAttribute(context: Context, attribute: string): string {
  const equals = attribute.indexOf('=');
  const name = (equals < 0 ? attribute : attribute.slice(0, equals)).trim().toLowerCase();
  if (name === 'path')
    return (
      attribute.slice(0, equals + 1) + (equals < 0 ? attribute : context.url(attribute.slice(equals + 1), 1))
    );
  if (attributes.has(name) && attribute.length < 100) return context.hunt(attribute);
  return equals < 0
    ? ` ${context.name(name)}`
    : ` ${context.name(name)}=${hidden(context, attribute.slice(equals + 1))}`;
}
