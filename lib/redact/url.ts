import { deepest, type Context } from './context.ts';
import { redactPairs } from './pairs.ts';
import { isPlaceholder, partsBetween } from './placeholders.ts';
import { looksRandom, netted, redactShapes } from './shapes.ts';
import { percentDecoded } from './value.ts';

/** An address, absolute or relative: user information goes, path, query and fragment are redacted. RFC 3986 §3. */
export function redactUrl(context: Context, url: string, depth: number): string {
  if (url === '') return url;
  if (depth > deepest) return context.placeholders.one('url', url);
  const scheme = /^\s*([a-z][a-z0-9+.-]{0,60}):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme && scheme in opaque)
    return `${scheme}:${opaque[scheme]!(context, url.slice(url.indexOf(':') + 1), depth)}`;
  const hash = url.indexOf('#');
  const beforeHash = hash < 0 ? url : url.slice(0, hash);
  const mark = beforeHash.indexOf('?');
  const query = mark < 0 ? '' : `?${redactPairs(context, beforeHash.slice(mark + 1), depth)}`;
  const place = mark < 0 ? beforeHash : beforeHash.slice(0, mark);
  return (
    context.place(place) + query + (hash < 0 ? '' : `#${redactFragment(context, url.slice(hash + 1), depth)}`)
  );
}

type Opaque = (context: Context, rest: string, depth: number) => string;

const personalAddress: Opaque = ({ level, placeholders }, rest) =>
  level === 'default' ? placeholders.one('email', rest) : rest;
const content: Opaque = ({ placeholders }, rest) =>
  rest.length < 3 ? rest : placeholders.one('value', rest);

const opaque: Readonly<Record<string, Opaque>> = Object.assign(
  Object.create(null) as Record<string, Opaque>,
  {
    acct: personalAddress,
    mailto: personalAddress,
    tel: personalAddress,
    sms: personalAddress,
    data: content,
    javascript: content,
    blob: (context: Context, rest: string, depth: number) => redactUrl(context, rest, depth + 1),
    // A `?` or `#` belongs to the name here; the nets suffice.
    urn: (context: Context, rest: string, depth: number) => netted(context, rest, depth),
  },
);

/** Scheme, authority and path of an address: user information goes, hosts stay, of the path what looks secret goes. RFC 3986 §3.2, §3.3. */
export function redactPlace(context: Context, place: string): string {
  const found = /^(\s*(?:(?:https?|wss?|ftp):[\\/]*|(?:[a-z][a-z0-9+.-]{0,60}:)?[\\/]{2}))([^\\/]*)/i.exec(
    place,
  );
  if (!found) {
    const colon = /^\s*[a-z][a-z0-9+.-]{0,60}:/i.exec(place)?.[0] ?? '';
    return colon + redactPath(context, place.slice(colon.length));
  }
  const [all, start = '', authority = ''] = found;
  const at = authority.lastIndexOf('@');
  if (at >= 0) learnUserInformation(context, authority.slice(0, at));
  // No host name is a token, but what is written in a host's place may be.
  const host = redactShapes(context, authority.slice(at + 1), deepest, true);
  // What follows would otherwise stand in the host's place.
  if (at >= 0 && host === '') return `${start}@${redactPath(context, place.slice(all.length))}`;
  context.known.addHost(host);
  return start + host + redactPath(context, place.slice(all.length));
}

function learnUserInformation({ placeholders }: Context, information: string): void {
  const colon = information.indexOf(':');
  const parts = colon < 0 ? [['username', information]] : [['username', information.slice(0, colon)], ['password', information.slice(colon + 1)]]; // prettier-ignore
  for (const [kind = '', raw = ''] of parts) {
    if (raw !== '') placeholders.one(kind, percentDecoded(raw) ?? raw);
  }
}

function redactPath(context: Context, path: string): string {
  // To a browser a backslash is a slash. URL Standard §4.4.
  if (path.includes('\\'))
    return path.split('\\').map((part) => redactPath(context, part)).join('\\'); // prettier-ignore
  return path
    .split('/')
    .map((segment) =>
      segment
        .split(';')
        .map((part) => redactSegment(context, part))
        .join(';'),
    ) // prettier-ignore
    .join('/');
}

function redactSegment(context: Context, segment: string): string {
  if (segment === '' || isPlaceholder(segment)) return segment;
  const equals = segment.indexOf('=');
  if (equals > 0) return redactPairs(context, segment, deepest);
  const decoded = percentDecoded(segment) ?? segment;
  if (context.known.isPublic(decoded)) return segment;
  const redacted = netted(context, decoded, deepest);
  const rest = partsBetween(redacted).map((part) => part.replace(/ey[JA][\w-]+\.[\w-]+\.$/, ''));
  if (rest.some(looksRandom) && !context.known.isSafe(decoded))
    return context.placeholders.one('path', decoded);
  return redacted === decoded ? segment : encodeURIComponent(redacted.toWellFormed());
}

/** Parameters, an application's route (`#/path?code=…`), or the name of an anchor. */
function redactFragment(context: Context, fragment: string, depth: number): string {
  const mark = fragment.indexOf('?');
  if (mark >= 0)
    return (
      redactPath(context, fragment.slice(0, mark)) +
      `?${redactPairs(context, fragment.slice(mark + 1), depth)}`
    );
  if (fragment.includes('=') && !/^_?=?_?$/.test(fragment)) {
    const start = /^[/!]*/.exec(fragment)?.[0] ?? '';
    return start + redactPairs(context, fragment.slice(start.length), depth);
  }
  if (/^[/!]/.test(fragment)) return redactPath(context, fragment);
  return context.name(fragment);
}
