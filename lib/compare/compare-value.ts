import { isCleaned, isOwnPlaceholder } from '../exchange/cleaned.ts';
import { queryParameters, endpointOf, toRecord } from '../exchange/parameters.ts';
import { addressDifferences } from '../facts/address-difference.ts';
import { lookup } from '../exchange/lookup.ts';
import { secrecyOf } from '../redact/secrecy.ts';

/** How two values of one name stand to each other. `fresh`: every login makes it anew. `withheld`: somebody took one of them out. */
export type Likeness = 'same' | 'fresh' | 'withheld' | 'different';

/** Two values under one name, in two logins. Values that are made up for one login differ always, and that says nothing. */
export function compareValue(name: string, a: string, b: string): Likeness {
  if (a === b) return 'same';
  if (isCleaned(a) || isCleaned(b)) return 'withheld';
  const { secrecy, kind } = secrecyOf(name);
  if (kept.has(kind)) return 'different';
  if (isTime(name, a, b) || secrecy === 'secret' || secrecy === 'linkable') return 'fresh';
  if (a.split(/\s+/).toSorted().join(' ') === b.split(/\s+/).toSorted().join(' ')) return 'same';
  if (isAddress(a) && isAddress(b)) return compareAddress(a, b, secrecy !== 'url');
  // Vocabulary and public identifiers: that of a client or a tenant looks made up, and stays.
  if (secrecy === 'safe' && !hashes.test(name)) return 'different';
  return isMadeUp(a) && isMadeUp(b) && isOfOneForm(a, b) ? 'fresh' : 'different';
}

/** Kinds of secrets that a client or a person has and keeps, whatever login they are for: another one is a difference. */
const kept: ReadonlySet<string> = new Set(['client-secret', 'password', 'api-key', 'private-key']);

/** Of what every login makes anew. OpenID Connect Core §3.1.3.6, §3.3.2.11; FAPI 1.0 part 2 §5.1; RFC 9449 §4.2. */
const hashes = /^(?:at_hash|c_hash|s_hash|ath)$/;

/**
 * Two addresses: part by part, so that what is made up in a query, or in a path, does not count. Those that a party is configured with,
 * as a redirect URI or an issuer, have a path that stays: `isPathFresh` is false of them.
 */
export function compareAddress(a: string, b: string, isPathFresh = true): Likeness {
  const parts = addressDifferences(a, b);
  if (parts.length === 0) return 'same';
  if (parts.some((part) => part !== 'path' && part !== 'query')) return 'different';
  const paths = comparePaths(endpointOf(a), endpointOf(b));
  if (!isPathFresh && paths.includes('fresh')) return 'different';
  const likenesses = new Set([...paths, ...compareQueries(a, b)]);
  return weightiest(likenesses);
}

/** Two paths, part by part: what is made up for one login does not count. */
export function comparePath(a: string, b: string): Likeness {
  return weightiest(new Set(comparePaths(a, b)));
}

function weightiest(likenesses: ReadonlySet<Likeness>): Likeness {
  return (['different', 'withheld', 'fresh'] as const).find((one) => likenesses.has(one)) ?? 'same';
}

function comparePaths(a: string, b: string): readonly Likeness[] {
  const [one, other] = [a.split('/'), b.split('/')];
  if (one.length !== other.length) return ['different'];
  return one.map((part, at) => {
    const twin = other[at] ?? '';
    if (part === twin) return 'same';
    if (isCleaned(part) || isCleaned(twin)) return 'withheld';
    const isNew = [part, twin].every((text) => isMadeUp(text) || isOwnPlaceholder(text));
    return isNew ? 'fresh' : 'different';
  });
}

function compareQueries(a: string, b: string): readonly Likeness[] {
  const [one, other] = [toRecord(queryParameters(a)), toRecord(queryParameters(b))];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].map((name) => {
    const [left, right] = [lookup(one, name), lookup(other, name)];
    return left === undefined || right === undefined ? 'different' : compareValue(name, left, right);
  });
}

/** Times of the two logins, and how long ago something was. */
function isTime(name: string, a: string, b: string): boolean {
  if (/^(?:iat|exp|nbf|auth_time|updated_at|expires_?(?:at|on)|oauth_timestamp|.*_at)$/i.test(name))
    return true;
  const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-][\d:]+)$/.test(text);
  return (isDate(a) && isDate(b)) || (/^1\d{9}(?:\d{3})?$/.test(a) && /^1\d{9}(?:\d{3})?$/.test(b));
}

function isAddress(text: string): boolean {
  return /^[a-z][\w+.-]*:\/\//i.test(text);
}

/** A word nobody writes: long, without spaces, of letters and digits in no order that a name has. */
function isMadeUp(text: string): boolean {
  if (text.length < 16 || !/^[\w.~+/=-]+$/.test(text)) return false;
  return /\d/.test(text) && /[a-z]\d|\d[a-z]|\d{16}/i.test(text);
}

/** As long as the other, about. */
function isOfOneForm(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= Math.max(a.length, b.length) / 4;
}
