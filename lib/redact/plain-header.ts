import type { Context } from './context.ts';
import { isLanguageTag } from './choice.ts';
import { headerWords, softwareWords } from './header-words.ts';
import { isPlaceholder } from './placeholders.ts';
import { isWordy } from './shapes.ts';

/** What the value of a harmless header is made of. */
export type HeaderGrammar = 'words' | 'names' | 'languages' | 'software' | 'media type' | 'place';

/**
 * The value of a header that holds vocabulary: what belongs to it stays (words of HTTP, numbers, dates, media types, language tags, names of
 * headers and features, names of software), addresses are redacted as addresses, and every other word goes. At `secrets-only` the nets suffice.
 */
export function redactPlainHeader(context: Context, grammar: HeaderGrammar, value: string): string {
  const netted = context.text(value, 1);
  if (context.level !== 'default' || grammar === 'place') return netted;
  const text = netted.replace(/(boundary=)("[^"]*"|[^\s;,]+)/i, '$1redacted');
  return text.replace(/[^\s,;="'()[\]{}<>?|\\]+/g, (word) =>
    isShown(context, grammar, word)
      ? word
      : context.placeholders.one(grammar === 'software' ? 'software' : 'header', word),
  );
}

function isShown({ known }: Context, grammar: HeaderGrammar, word: string): boolean {
  if (isPlaceholder(word) || isNumber(word) || isAddress(word) || known.isSafe(word)) return true;
  const lower = word.toLowerCase();
  if (headerWords.has(lower) || /^(?:(?:[qvib]|h\d)?[\d.:+*/_-]{1,15}|u\d)$/.test(lower)) return true;
  switch (grammar) {
    case 'words':
      return /^[A-Z]{3}[aio]?$/.test(word) || isMediaType(word);
    case 'media type':
      return isMediaType(word);
    case 'languages':
      return isLanguageTag(word);
    case 'names':
      return isNameOfHeader(word);
    case 'software':
      return isSoftware(lower);
    case 'place':
      return true;
  }
}

/** Digits and signs, no more than dates and sizes have: letters written as numbers are longer, or escaped. */
function isNumber(word: string): boolean {
  return /^[^\p{L}%]{0,15}$/u.test(word);
}

function isAddress(word: string): boolean {
  return /^[a-z][a-z0-9+.-]{0,60}:\/\//i.test(word);
}

function isMediaType(word: string): boolean {
  return (
    /^(?:application|audio|font|image|message|model|multipart|text|video|\*)\/(?:\*|[\w.+-]{1,80})$/i.test(
      word,
    ) && isWordy(word)
  );
}

function isNameOfHeader(word: string): boolean {
  return word.length <= 60 && isWordy(word);
}

/** A product that is known, or that says its version: `nginx`, `Contoso-Auth/2.3`, `rv:130.0`. RFC 9110 §10.1.5. */
function isSoftware(word: string): boolean {
  if (softwareWords.has(word) || isKnownParts(word)) return true;
  return /^[a-z][a-z_-]{1,24}\/v?\d[\w.+-]{0,20}$/.test(word) && isWordy(word);
}

function isKnownParts(word: string): boolean {
  return word.split(/[/:_.-]+/).every((part) => softwareWords.has(part) || /^[a-z]?\d*$/.test(part));
}
