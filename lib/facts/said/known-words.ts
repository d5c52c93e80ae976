import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { readRecordedWords, writeRecordedWords } from '../../exchange/quoting-verdicts.ts';
import { isAuthorizationError } from '../../messages/oauth2/error-codes.ts';
import { readingsOf } from './exchange-words.ts';
import { loosePhrasesIn, phraseOf, phrasesIn, phrasesInText, phrasesOfCode } from './phrases/find.ts';
import { isCode, isProse } from './member-words.ts';
import type { Phrase } from './phrases/phrase.ts';
import { sentenceWhere } from './sentence.ts';
import { sources, wheres, type Words } from './words.ts';

/** Words of an exchange, with what is known of all the text that they were taken from. */
export type KnownWords = {
  readonly words: Words;
  /** The most specific first. */
  readonly phrases: readonly Phrase[];
  /** Vendors’ numbers and names of errors in it. */
  readonly codes: readonly string[];
};

/** What an exchange says of a failure, from the verdict of a trace where there is one: redaction leaves pages out. */
export function knownWordsOf(exchange: Exchange): readonly KnownWords[] {
  return recordedOf(exchange) ?? readOf(exchange);
}

/** For a trace: what an exchange says of a failure; `undefined` when it says nothing. */
export function saidVerdictOf(exchange: Exchange): string | undefined {
  const known = knownWordsOf(exchange);
  if (known.length === 0) return undefined;
  return writeRecordedWords(
    known.map(({ words: { where, source, name = '', text }, phrases, codes }) => ({
      where,
      source,
      name,
      text,
      phrases: phrases.map(({ id }) => id),
      codes,
    })),
  );
}

function readOf(exchange: Exchange): readonly KnownWords[] {
  const readings = readingsOf(exchange);
  const isSurer = (exchange.status ?? 0) >= 400 || readings.some(({ words }) => isMarked(words));
  return readings.map(({ words, whole }) => {
    const known = knownIn(exchange, words, whole);
    const phrases = isSurer || isMarked(words) ? known : known.filter(({ loosely }) => loosely.length === 0);
    return {
      words: { ...words, text: tellingSentence(words.text, whole, phrases) },
      phrases,
      codes: [...new Set(whole.match(vendorCode) ?? [])].slice(0, 5),
    };
  });
}

/** Not in the running text of a page, where others’ troubles stand, too, unless it speaks to whoever reads it. */
function isMarked({ where, source, text }: Words): boolean {
  return where !== 'sentence' || source !== 'body' || toReader.test(text);
}

const toReader =
  /\b(?:you|your|this account|ihr (?:benutzer)?(?:konto|account)|votre compte|[st]u cuenta|sua conta|il (?:tuo|suo) account|uw account|twoje konto)\b/i;

/** The sentence that holds what is known, where another one was chosen: `Callback failed. Cause: invalid_grant`. */
function tellingSentence(text: string, whole: string, phrases: readonly Phrase[]): string {
  if (text === whole || !phrases.some(isTelling) || phrasesInText(text).some(isTelling)) return text;
  return sentenceWhere(whole, (one) => /\S\s+\S/.test(one) && phrasesInText(one).some(isTelling)) || text;
}

function isTelling({ hidesReason, loosely }: Phrase): boolean {
  return !hidesReason && loosely.length === 0;
}

/**
 * A product’s own wording; what the sentence is about where there is none of an app’s own, or only one that hides the reason and may
 * quote it. Whose words they are shows where they are weighed (`surest`).
 */
function knownIn(exchange: Exchange, words: Words, whole: string): readonly Phrase[] {
  const known = phrasesIn(words, whole, endpointOf(addressOf(exchange, words)));
  if (!known.every(leavesMore)) return known;
  if (!isProse(words) || oneWord.test(words.text)) return [...known, ...inCode(words)];
  const quoted = loosePhrasesIn(words.text);
  const all = quoted.length > 0 || known.length > 0 ? quoted : besides(whole);
  return [...known, ...all.slice(0, 3)];
}

/** Japanese and Chinese sentences have no blanks, either. */
const oneWord = /^[!-~]+$/;

/** An app’s general sentence may quote another’s; what is an API’s or a provider’s wording may be an app’s own here. */
function leavesMore({ hidesReason, by }: Phrase): boolean {
  return by === 'resource_server' || by === 'authorization_server' || hidesReason;
}

/** What a code says, read as words. Registered ones have their meanings elsewhere. */
function inCode(words: Words): readonly Phrase[] {
  if (isAuthorizationError(words.text) || !(isCode(words) || isProse(words))) return [];
  const all = [...loosePhrasesIn(spelledOut(words)), ...phrasesOfCode(words.text)];
  return [...new Set(all)].slice(0, 3);
}

/** An app’s own code of three words or more is a sentence without spaces: `email_domain_not_allowed`. */
function spelledOut(words: Words): string {
  if (!isCode(words) || !/^[a-z]+(?:[-_][a-z]+){2,7}$/i.test(words.text)) return '';
  return words.text.replaceAll(/[-_]/g, ' ');
}

/** What the other sentences of a short text are about. */
function besides(whole: string): readonly Phrase[] {
  if (whole.length > longestNote) return [];
  return whole.split(/(?<=[.!?])\s+|\n/).flatMap(loosePhrasesIn);
}

/** Characters of a text that is about one thing. */
const longestNote = 300;

/** The address on whose page the words are found. */
function addressOf({ url, redirectUrl = '' }: Exchange, { source }: Words): string {
  return source === 'redirect' ? redirectUrl : url;
}

const vendorCode =
  /\b(?:AADSTS\d{4,8}|AADB2C\d{4,6}|MSIS\d{4,5}|KOE\d{3}|IDX\d{5}|E\d{7}|ERR_[A-Z_]{3,40}|auth\/[a-z-]{4,50})\b/g;

function recordedOf({ verdicts }: Exchange): readonly KnownWords[] | undefined {
  return readRecordedWords(verdicts?.said)?.flatMap(({ name, text, phrases, codes, ...one }) => {
    const where = wheres.find((known) => known === one.where);
    const source = sources.find((known) => known === one.source);
    if (!where || !source) return [];
    const words: Words = { where, source, ...(name !== '' && { name }), text };
    return [{ words, phrases: phrases.flatMap((id) => phraseOf(id) ?? []), codes }];
  });
}
