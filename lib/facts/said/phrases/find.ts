import type { Words } from '../words.ts';
import { isCode, lastName } from '../member-words.ts';
import { plainName } from '../member-names.ts';
import { loosePhrases } from './loose.ts';
import { isOfOtherMachinery } from './other-machinery.ts';
import type { Phrase } from './phrase.ts';
import { phraseTable } from './table.ts';

/** Characters of a text in which phrases are looked for. */
const longestText = 4000;
/** Characters that `…` may stand for. */
const longestGap = 300;
/** Places at which a wording is tried. */
const mostPlaces = 8;

/** Letters of scripts that put no space between words: there no word is found by itself. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The known wordings, names and numbers in a text, the most specific first. Never throws; linear in the text. */
export function phrasesInText(text: string): readonly Phrase[] {
  const cut = text.slice(0, longestText);
  const read = plainText(cut);
  const lines = new Set(cut.split('\n').flatMap((line) => linesOf(withoutMarks(plainText(line)))));
  const found = new Map<Phrase, number>();
  const add = (phrase: Phrase, weight: number): void => {
    found.set(phrase, Math.max(found.get(phrase) ?? 0, weight));
  };
  for (const word of new Set(read.match(/[\p{L}\p{N}_]+/gu) ?? [])) {
    for (const one of wordings.get(word) ?? [])
      if (holdsWording(read, lines, one)) add(one.phrase, one.length);
  }
  if (unspaced.test(read))
    for (const one of wordings.get('') ?? []) if (holdsWording(read, lines, one)) add(one.phrase, one.length);
  for (const name of new Set(read.match(/[a-z0-9_$]+(?:[-./\\:][a-z0-9_$]+)*/g) ?? [])) {
    for (const spelled of spellings(name))
      for (const phrase of tokens.get(spelled) ?? []) add(phrase, weightOfName + spelled.length);
  }
  return [...found].toSorted(([, a], [, b]) => b - a).map(([phrase]) => phrase);
}

/** Numbers and names say most, then the longest wording. */
const weightOfName = 1000;

function holdsWording(text: string, lines: ReadonlySet<string>, one: Wording): boolean {
  return one.isAll ? lines.has(withoutMarks(one.parts[0] ?? '')) : isIn(text, one);
}

/**
 * The same in words of an exchange. Their name may mean something too. `path`: of the address where they were said, for codes
 * that many products use.
 */
export function phrasesIn(words: Words, whole: string, path: string): readonly Phrase[] {
  const inText = phrasesInText(whole);
  const byCode = codesIn(words, whole, path.toLowerCase());
  return [...byCode, ...inText.filter((one) => !byCode.includes(one))];
}

/**
 * What a text says in words that are nobody's own, by the things and troubles in one sentence; for words that tell of a failure. The
 * first rows are the more specific.
 */
export function loosePhrasesIn(sentence: string): readonly Phrase[] {
  const read = withoutContractions(plainText(sentence.slice(0, longestSentence)));
  if (isOfOtherMachinery(read)) return [];
  const spaced = read.includes('_') ? read.replaceAll('_', ' ') : undefined;
  const says = (one: string): boolean => holds(read, one) || (spaced !== undefined && holds(spaced, one));
  return loose.filter(({ lists }) => lists.every((list) => list.some(says))).map(({ phrase }) => phrase);
}

/**
 * What a code says of a person or of the login’s memory, read as the words it is made of (`registration-disabled`, `ORG_ACCESS_DENIED`):
 * in an app’s own words alone. What the protocols register speaks of requests.
 */
export function phrasesOfCode(code: string): readonly Phrase[] {
  if (!/^[a-z]{2,}(?:[-_. ]?[a-z]{2,}){1,9}$/i.test(code)) return [];
  const spelled = code.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[-_.]+/g, ' ');
  return [...phrasesInText(spelled), ...loosePhrasesIn(spelled)].filter(
    ({ by, cause, id }) => (by === 'client' && cause !== undefined) || ofMemory.test(id),
  );
}

/** Of what else a login remembers, and of accounts, whoever says it. */
const ofMemory = /^loose-(?:state|state-gone|nonce|cookie|account-exists|email-unverified)$/;

/** Characters of a sentence. */
const longestSentence = 400;

/** `…` stands for a word or three. */
function holds(text: string, pattern: string): boolean {
  const [part = '', after] = pattern.split(' … ');
  for (let from = 0, place = 0; place < mostPlaces; place++) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    const end = at + part.length;
    if (isWhole(text, at, part) && (after === undefined || isSoonAfter(text.slice(end), after))) return true;
    from = at + 1;
  }
  return false;
}

/** Characters of a few words. */
const longestBetween = 40;

function isSoonAfter(text: string, part: string): boolean {
  const at = text.slice(0, longestBetween + part.length).indexOf(part);
  return at > 0 && isWhole(text, at, part) && !/[.,;:!?]/.test(text.slice(0, at));
}

/** The phrase of that id. */
export function phraseOf(id: string): Phrase | undefined {
  return byId.get(id);
}

/** True for a value that is an error's code in some product, and for nothing else. */
export function isKnownCode(value: string): boolean {
  return (
    value.length < 80 &&
    (codes.get(value.trim().toLowerCase()) ?? []).some(({ member }) => member === undefined)
  );
}

function codesIn(words: Words, whole: string, path: string): readonly Phrase[] {
  if (words.where !== 'member') return [];
  const name = plainName(lastName(words.name ?? ''));
  const value = whole.trim().toLowerCase();
  const known = codes.get(value) ?? [];
  const fitting = known.filter(
    (one) =>
      (one.member === undefined
        ? isCode(words) || isSnake(value) || one.path !== undefined
        : one.member === name) &&
      (one.path === undefined || path.includes(one.path)),
  );
  // The rows that want more than the value go first.
  return fitting.toSorted((a, b) => wants(b) - wants(a));
}

/** `message=invalid_state`: nobody writes so to people. */
function isSnake(value: string): boolean {
  return /^[a-z]{2,20}(?:_[a-z0-9]{2,20}){1,6}$/.test(value);
}

function wants({ member, path }: Phrase): number {
  return (member === undefined ? 0 : 1) + (path === undefined ? 0 : 1);
}

type Wording = {
  readonly phrase: Phrase;
  readonly parts: readonly string[];
  readonly isAll: boolean;
  /** Characters of its parts. */
  readonly length: number;
};

const wordings: ReadonlyMap<string, readonly Wording[]> = indexed(
  phraseTable.flatMap((phrase) => phrase.says.map((pattern) => wordingOf(phrase, pattern))),
  ({ parts }) => [rarestWord(parts)],
);
const loose = loosePhrases.map((phrase) => ({
  phrase,
  lists: phrase.loosely.map((list) => list.map((part) => withoutContractions(plainText(part)))),
}));
const byId: ReadonlyMap<string, Phrase> = new Map(
  [...phraseTable, ...loosePhrases].map((one) => [one.id, one]),
);
const tokens: ReadonlyMap<string, readonly Phrase[]> = indexed(phraseTable, (phrase) =>
  phrase.tokens.map((one) => one.toLowerCase()),
);
const codes: ReadonlyMap<string, readonly Phrase[]> = indexed(phraseTable, (phrase) =>
  phrase.codes.map((one) => one.toLowerCase()),
);

function indexed<T>(
  all: readonly T[],
  keysOf: (one: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const one of all) {
    for (const key of keysOf(one)) {
      const sharing = map.get(key);
      if (sharing) sharing.push(one);
      else map.set(key, [one]);
    }
  }
  return map;
}

function wordingOf(phrase: Phrase, pattern: string): Wording {
  const isAll = pattern.startsWith('=');
  const parts = (isAll ? pattern.slice(1) : pattern).split('…').map(plainText);
  return { phrase, parts: parts.filter((part) => part !== ''), isAll, length: pattern.length };
}

/** Texts are compared in lower case, with straight quotation marks and single spaces. */
function plainText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[‘’ʼ‚`´]/g, "'")
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[–—]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** “Isn’t” is “is not”. */
function withoutContractions(text: string): string {
  return text.replaceAll(/\bcan't(?![a-z])/g, 'cannot').replaceAll(/(?<=[a-z])n't(?![a-z])/g, ' not');
}

/** The longest word is the one that fewest texts have. */
function rarestWord(parts: readonly string[]): string {
  const words = parts.flatMap((part) => part.match(/[\p{L}\p{N}_]+/gu) ?? []);
  const found = words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
  return unspaced.test(found) ? '' : found;
}

/** `com.example.Invalid_StateException` is found by its last part too, and `error.code:` without what stands around it. */
function spellings(name: string): readonly string[] {
  const parts = name.split(/[.:\\]/);
  return parts.length > 1 && parts.length < 12 ? [name, ...parts] : [name];
}

function isIn(text: string, { parts }: Wording): boolean {
  const [first = ''] = parts;
  let from = 0;
  for (let place = 0; place < mostPlaces; place++) {
    const at = text.indexOf(first, from);
    if (at < 0) return false;
    if (isWhole(text, at, first) && followOn(text, at + first.length, parts.slice(1))) return true;
    from = at + 1;
  }
  return false;
}

function followOn(text: string, after: number, parts: readonly string[]): boolean {
  let from = after;
  return parts.every((part) => {
    const at = text.indexOf(part, from);
    if (at < 0 || at - from > longestGap || !isWhole(text, at, part)) return false;
    from = at + part.length;
    return true;
  });
}

/** Not in the middle of a word. */
function isWhole(text: string, at: number, part: string): boolean {
  const isLetter = (place: number): boolean =>
    /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}_]/u.test(text[place] ?? ' ');
  const end = at + part.length;
  return !(isLetter(at) && isLetter(at - 1)) && !(isLetter(end - 1) && isLetter(end));
}

/** The line, and what stands behind the name of an error in it: `Error: Invalid signature`, `SignatureError: …`. */
function linesOf(line: string): readonly string[] {
  const named = /^[\w.$\\:]{0,80}(?:error|exception|errno): /.exec(line)?.[0];
  return named ? [line, withoutMarks(line.slice(named.length))] : [line];
}

function withoutMarks(text: string): string {
  return text.replace(/^[\s[("']{1,9}/, '').replace(/[\s\])"'.!…。！]{1,9}$/, '');
}
