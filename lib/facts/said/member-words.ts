import { withoutEntities } from '../../exchange/html-entities.ts';
import { placeOf, plainName, roleOf } from './member-names.ts';
import { oneSentence } from './sentence.ts';
import type { Reading, Source } from './words.ts';

/** Characters of a value that are read. */
const longestValue = 2000;

/** A member or parameter as words. A value that is no sentence is kept as it is, shortened. */
export function memberWords(source: Source, name: string, value: string): Reading {
  const whole = unescaped(value.slice(0, longestValue)).trim();
  return { words: { where: 'member', source, name, text: oneSentence(whole) || whole.slice(0, 40) }, whole };
}

/** Descriptions come escaped for HTML, and escaped for addresses a second time. */
function unescaped(text: string): string {
  const plain = withoutEntities(text);
  if (!/%20|%27|%22|%3A/i.test(plain)) return plain;
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

/** True for words that hold a code: a name or number without spaces, in a member that is not for prose. */
export function isCode({ where, name = '', text }: Reading['words']): boolean {
  const role = roleOf(lastName(name)) ?? 'code';
  if (where !== 'member' || role !== 'code') return false;
  return /^[\w.:+/-]{1,80}$/.test(text) && !/^(?:status|statuscode)$/.test(plainName(lastName(name)));
}

/** True for words that are a sentence for people. */
export function isProse({ where, name = '', text }: Reading['words']): boolean {
  if (where !== 'member') return true;
  const role = roleOf(lastName(name)) ?? 'code';
  return role === 'prose' ? text.length > 2 && !packed.test(text) : role === 'code' && /\S\s+\S/.test(text);
}

/** A token, a hash, something in base64: no words, whatever the member is called. */
const packed = /^[\w+/=.-]{40,}$/;

/** `message` of `error.message`. */
export function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Members in the order in which they are quoted; the sort is stable. */
export function inOrder(readings: readonly Reading[]): readonly Reading[] {
  return readings.toSorted((a, b) => placeOf(a.words.name ?? '') - placeOf(b.words.name ?? ''));
}
