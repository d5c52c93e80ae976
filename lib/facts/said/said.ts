import type { Exchange } from '../../exchange/exchange.ts';
import { isGeneric, isGenericTitle } from './error-words.ts';
import { knownWordsOf, type KnownWords } from './known-words.ts';
import { plainName } from './member-names.ts';
import { isCode, isProse, lastName } from './member-words.ts';
import type { Phrase } from './phrases/phrase.ts';
import type { Source, Where, Words } from './words.ts';

/**
 * What a failing exchange says, as it was said: not redacted. `text`, `where` and `source` are of the words to quote first;
 * `words` has all of them in the order in which they are worth quoting.
 */
export type Said = {
  readonly where: Where;
  readonly source: Source;
  /** One sentence or, where nobody wrote one, a code. 200 characters at most. */
  readonly text: string;
  /** The error's code, a vendor's number (`AADSTS50011`) before a registered name (`invalid_request`). */
  readonly code?: string;
  /** All codes that were said, the first as above. */
  readonly codes: readonly string[];
  /**
   * Members and parameters by their names as written, with those of the objects around them (`error.message`): `error`,
   * `error_description`, `error_hint`, `error_debug`, `error_uri`, `message`, `detail`, `title`, `statusCode`, … Where a name occurs
   * twice, the answer's body goes before its challenge, the redirect and the request.
   */
  readonly members: Readonly<Record<string, string>>;
  readonly words: readonly Words[];
  /**
   * The known wordings among them, the most specific first, each with the words that hold it. Those with `loosely` are less sure: the
   * sentence speaks of the matter, in nobody’s known words.
   */
  readonly phrases: readonly SaidPhrase[];
};

/** `?auth_error=1` says by its name alone that something failed. */
function isFlag({ source, name, text }: Words): boolean {
  return source !== 'body' && name !== undefined && /^(?:1|true|yes)$/i.test(text);
}

/** A known wording, and where it was said. */
export type SaidPhrase = { readonly phrase: Phrase; readonly words: Words };

/**
 * What an exchange says of a failure: in its answer's body (JSON, HTML, XML, plain text), its challenge, the address it redirects to,
 * and the address or form it was asked with. `undefined` when it says nothing of the kind: that is no proof of success. What a document
 * of `earlier` said already (the page before the login) is left out. Whether the exchange failed, and who spoke, is for the
 * caller to know: {@link Words.source} and the phrase's `by` help. Reads the verdict of a redacted trace where there is one.
 * Never throws; linear.
 */
export function saidBy(exchange: Exchange, earlier: readonly Exchange[] = []): Said | undefined {
  const before = new Set(earlier.flatMap((one) => knownWordsOf(one).map(({ words }) => keyOf(words))));
  const known = knownWordsOf(exchange).filter(({ words }) => !before.has(keyOf(words)));
  const ordered = known.toSorted((a, b) => rank(a) - rank(b));
  const first = ordered[0];
  if (!first) return undefined;
  const codes = codesOf(known);
  const { where, source, text, name = '' } = first.words;
  return {
    where,
    source,
    text: text === '' || isFlag(first.words) ? name : text,
    ...(codes[0] !== undefined && { code: codes[0] }),
    codes,
    members: membersOf(known),
    words: ordered.map(({ words }) => words),
    phrases: phrasesOf(ordered),
  };
}

function keyOf({ where, name, text }: Words): string {
  return `${where === 'member' ? `${name}=` : ''}${text}`;
}

/**
 * Sentences before codes, what is known before what is not, the specific before `Something went wrong`. Equals keep the order in
 * which they were read: the body's members, its marked texts, then the addresses.
 */
function rank({ words, phrases }: KnownWords): number {
  const isKnown = phrases.some(({ hidesReason }) => !hidesReason);
  if (isProse(words) && !isCodeAlone(words)) {
    const isBare = words.where === 'title' ? isGenericTitle(words.text) : isGeneric(words.text);
    const isSaying = !isBare && words.text.length > 3;
    return (isSaying ? 0 : 60) + (isKnown ? 0 : 10) + placeRank(words);
  }
  return isCode(words) || isCodeAlone(words) ? (isKnown ? 40 : 50) : 80;
}

/** A heading that is nothing but `invalid_client`. */
function isCodeAlone({ where, text }: Words): boolean {
  return where !== 'member' && /^[a-z]+(?:_[a-z0-9]+)+$/.test(text);
}

function placeRank({ where }: Words): number {
  switch (where) {
    case 'member':
    case 'alert':
      return 0;
    case 'sentence':
      return 2;
    case 'heading':
      return 3;
    case 'title':
      return 4;
  }
}

function membersOf(readings: readonly KnownWords[]): Readonly<Record<string, string>> {
  const members: Record<string, string> = {};
  for (const { words } of readings) {
    if (words.where !== 'member' || words.name === undefined || words.name === '__proto__') continue;
    if (!Object.hasOwn(members, words.name)) members[words.name] = words.text;
  }
  return members;
}

function codesOf(readings: readonly KnownWords[]): readonly string[] {
  const numbers = readings.flatMap(({ codes }) => codes);
  const named = readings
    .filter(({ words }) => isCode(words))
    .toSorted((a, b) => codeRank(a.words) - codeRank(b.words))
    .map(({ words }) => words.text);
  const bracketed = readings.flatMap(({ words }) =>
    words.where === 'member'
      ? []
      : (/^\[?([a-z]+(?:_[a-z0-9]+)+)\]?[.:]?$/.exec(words.text.trim())?.[1] ?? []),
  );
  const bare = readings.some(({ words }) => words.where === 'member' && words.text === '') ? ['error'] : [];
  return [...new Set([...numbers, ...named, ...bracketed, ...bare])];
}

/** What tells the reason, then what sounds like one, then what hides it. */
function vagueness({ hidesReason, loosely }: Phrase): number {
  return hidesReason ? 2 : loosely.length > 0 ? 1 : 0;
}

/** `error` names the error, the others tell more of it. */
function codeRank({ name = '' }: Words): number {
  const plain = plainName(lastName(name));
  return plain === 'error' ? 0 : /^(?:errorcode|code|errcode)$/.test(plain) ? 1 : 2;
}

function phrasesOf(readings: readonly KnownWords[]): readonly SaidPhrase[] {
  const found = readings.flatMap(({ words, phrases }) => phrases.map((phrase) => ({ phrase, words })));
  const once = found.filter(({ phrase }, at) => found.findIndex((one) => one.phrase === phrase) === at);
  return once.toSorted((a, b) => vagueness(a.phrase) - vagueness(b.phrase));
}
