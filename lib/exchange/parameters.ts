import type { Body, Exchange } from './exchange.ts';
import { parseJsonObject } from './json.ts';

/** Names and values in order of appearance; repeated names stay repeated. */
export type Parameters = readonly (readonly [name: string, value: string])[];

/** What a part without parameters has. */
const noParameters: Parameters = [];

/**
 * Reads `application/x-www-form-urlencoded` text. Broken percent escapes stay as they are. WHATWG URL §5.1; RFC 6749
 * appendix B.
 */
export function parseForm(text: string): Parameters {
  if (text === '') return noParameters;
  const pairs = text.replace(/^\?/, '').toWellFormed().split('&');
  return pairs.filter(Boolean).map((pair) => {
    const at = `${pair}=`.indexOf('=');
    return [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
  });
}

/** Nearly all that is escaped is escaped well, and most is not escaped at all. */
function decoded(part: string): string {
  const spaced = part.includes('+') ? part.replaceAll('+', ' ') : part;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return new URLSearchParams(`v=${part}`).get('v') ?? '';
  }
}

/** The query of a URL, without `?`; `''` for none. Works on any scheme and on relative references. */
export function queryOf(url: string): string {
  const end = url.indexOf('#');
  const start = url.indexOf('?');
  if (start < 0 || (end >= 0 && start > end)) return '';
  return url.slice(start + 1, end < 0 ? undefined : end);
}

/** The fragment of a URL, without `#`; `''` for none. */
export function fragmentOf(url: string): string {
  const start = url.indexOf('#');
  return start < 0 ? '' : url.slice(start + 1);
}

/** The URL without its fragment. */
export function withoutFragment(url: string): string {
  const start = url.indexOf('#');
  return start < 0 ? url : url.slice(0, start);
}

/** The URL without query and fragment: what is compared with a registered endpoint. */
export function endpointOf(url: string): string {
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}

/** Path of a URL with a host, as it stands there, without query and fragment; `''` where it has none. Anything else comes back as it is. RFC 3986 §3.3. */
export function pathOf(url: string): string {
  return endpointOf(url).replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');
}

/** Scheme, host and port; for private-use schemes the scheme alone (`com.example.app:`). `null` for no URL at all. */
export function originOf(url: string): string | null {
  const plain = plainOriginOf(url);
  if (plain !== undefined) return plain;
  const place = placeOf(url);
  return place ? (place.origin === 'null' ? place.protocol : place.origin) : null;
}

function plainOriginOf(url: string): string | undefined {
  const plain = plainOrigin.exec(url)?.[0];
  return plain?.includes('xn--') ? undefined : plain;
}

/** Host name of a URL that a parser would find as it stands there; `undefined` for what has to be parsed, or is no such URL. */
export function plainHostOf(url: string): string | undefined {
  const plain = plainOriginOf(url);
  return plain?.slice(plain.indexOf('//') + 2);
}

/** Host name of an `http` or `https` URL, without port, in lower case; `''` for anything else. */
export function hostOf(url: string): string {
  const plain = plainHost.exec(url)?.[1];
  if (plain !== undefined) return plain.toLowerCase();
  return (/^https?:/i.test(url) && placeOf(url)?.hostname) || '';
}

/** Host name and port as a page is known by them (`app.example:8443`); `''` for anything that is no URL. */
export function hostAndPortOf(url: string): string {
  return placeOf(url)?.host ?? '';
}

/** A URL without query and fragment, taken apart: these may be very long, and parsing them says nothing of where it is. */
function placeOf(url: string): URL | undefined {
  const place = endpointOf(url);
  return URL.canParse(place) ? new URL(place) : undefined;
}

/** Nearly all are written so, and a parser would give them back: lower case, no port, and no number that could be an address. */
const plainOrigin = /^https?:\/\/(?:[a-z0-9-]+\.)*[a-z]+(?=[/?#]|$)/;

/** Nearly all are written so, and need no parser. */
const plainHost = /^https?:\/\/([a-z0-9.-]+)(?=[:/?#]|$)/i;

/** Query parameters of a URL. */
export function queryParameters(url: string): Parameters {
  return parseForm(queryOf(url));
}

/**
 * Fragment parameters of a URL. Applications that route in the fragment carry them behind their route (`#/path?code=…`,
 * `#/path#code=…`, `#/code=…`). A `?` in a value is a part of it.
 */
export function fragmentParameters(url: string): Parameters {
  const fragment = fragmentOf(url);
  if (!fragment.includes('=')) return noParameters;
  return parseForm(fragment.replace(/^[^=&]*[?#]/, '').replace(/^[/!]+/, ''));
}

/** Parameters of a body: form-encoded, JSON (scalar members of its top level) or multipart. Unreadable bodies give none. */
export function bodyParameters(body: Body | undefined): Parameters {
  const text = body?.text;
  if (!text) return noParameters;
  switch (body.mediaType) {
    case 'application/json':
      return jsonParameters(text);
    case 'multipart/form-data':
      return multipartParameters(text);
    case 'application/x-www-form-urlencoded':
      return parseForm(text);
    default:
      return text.trimStart().startsWith('{')
        ? jsonParameters(text)
        : looksLikeForm(text)
          ? parseForm(text)
          : [];
  }
}

function looksLikeForm(text: string): boolean {
  return /^[\w.~%+-]+=[^\s<>{}]*$/.test(text) && text.length < 100_000;
}

function jsonParameters(text: string): Parameters {
  const json = parseJsonObject(text);
  if (!json) return noParameters;
  return Object.entries(json).flatMap(([name, value]): Parameters => {
    if (value === null || value === undefined) return [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
      return [[name, value.join(' ')]];
    return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]];
  });
}

/** Characters of a part's headers that are read: a name and a type. */
const longestPartHead = 1000;

/** RFC 7578 §4: text fields only; files are left out. */
function multipartParameters(text: string): Parameters {
  const boundary = /^--[^\r\n]+/.exec(text)?.[0];
  if (!boundary) return noParameters;
  return text.split(boundary).flatMap((part): Parameters => {
    const blank = /\r?\n\r?\n/.exec(part);
    if (!blank) return [];
    const head = part.slice(0, Math.min(blank.index, longestPartHead));
    const [, quoted, bare] =
      /^content-disposition: ?form-data;.*?\bname=(?:"([^"\r\n]*)"|([^\s;]+))/im.exec(head) ?? [];
    const name = quoted ?? bare;
    if (!name || /;\s*filename\*?=/i.test(head)) return [];
    return [[name, part.slice(blank.index + blank[0].length).replace(/\r?\n$/, '')]];
  });
}

/** First value of that name that is not empty. RFC 6749 §3.1: a parameter without a value counts as omitted. */
export function parameter(parameters: Parameters, name: string): string | undefined {
  return parameters.find(([key, value]) => key === name && value !== '')?.[1];
}

/** The parameters as a record; values of a repeated name are joined by a space (RFC 8707 §2 repeats `resource`). */
export function toRecord(parameters: Parameters): Readonly<Record<string, string>> {
  const record: Record<string, string> = {};
  for (const [name, value] of parameters) {
    if (value === '' || name === '__proto__') continue;
    const earlier = Object.hasOwn(record, name) ? record[name] : undefined;
    record[name] = earlier === undefined || earlier === value ? value : `${earlier} ${value}`;
  }
  return record;
}

/** All parameters of a request: query, then body. The fragment never reaches a server and is not among them. */
export function requestParameters(exchange: Exchange): Parameters {
  return [...queryParameters(exchange.url), ...bodyParameters(exchange.requestBody)];
}

/** An address as it is compared with the URL of what arrives there: without query and fragment, its host in lower case. */
export function addressKey(address: string): string {
  const bare = endpointOf(address);
  // Asked for dozens of times of each login: a parser would give it back.
  const plain = plainOriginOf(bare);
  if (plain !== undefined && /^\/[\w/-]*$/.test(bare.slice(plain.length))) return bare;
  return URL.canParse(bare) && /^https?:/i.test(bare) ? new URL(bare).href : bare;
}
