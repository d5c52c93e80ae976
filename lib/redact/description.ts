import type { Context } from './context.ts';
import { betweenAddresses } from './text.ts';
import { percentDecoded } from './value.ts';
import { isVendorCode } from './vocabulary.ts';
import { betweenPlaceholders, partsBetween } from './placeholders.ts';
import { isUuid, isWordy } from './shapes.ts';

const quoted = /(?<![\p{L}\p{N}])(['"`‘“«])([^'"`’”»\n]{1,300})(['"`’”»])(?![\p{L}\p{N}])/gu;

/**
 * Prose written by a server about a login (`error_description`). Plain words, short numbers, error numbers of vendors and what is
 * known to be public stay, so that support can still read what went wrong; everything else goes.
 */
export function redactDescription(
  context: Context,
  text: string,
  isPersonal: (word: string) => boolean,
): string {
  const netted = context.text(text, 1);
  if (context.level !== 'default')
    return betweenAddresses(netted, (prose) => scrub(context, prose, isNoToken(context)));
  // Addresses are redacted by now, part by part.
  const isShown = (word: string): boolean => isHarmless(context, word, isPersonal);
  return betweenAddresses(netted, (prose) => scrub(context, unquote(context, prose), isShown));
}

/** At level `secrets-only`: everything but what could be a token that no name gave away. */
function isNoToken({ known }: Context): (word: string) => boolean {
  return (word) =>
    word.length < 12 ||
    !/\d/.test(word) ||
    word.includes('@') ||
    isUuid(word) ||
    isWordy(word) ||
    known.isSafe(word) ||
    isVendorCode(word);
}

function unquote(context: Context, prose: string): string {
  return prose.replace(quoted, (all, open: string, inside: string, close: string) =>
    partsBetween(inside).every((part) => isQuotable(context, part))
      ? all
      : `${open}${context.placeholders.one('text', inside)}${close}`,
  );
}

function scrub(context: Context, prose: string, isShown: (word: string) => boolean): string {
  return betweenPlaceholders(prose, (part) =>
    part.replace(/[^\s'"`’”»‘“«()[\]{}<>,;|&]+/gu, (token) => {
      const core = withoutPunctuation(token);
      return isShown(core) ? token : token.replace(core, () => masked(context, core));
    }),
  );
}

function withoutPunctuation(token: string): string {
  const isMark = (at: number): boolean => '.:!?=*/'.includes(token[at] ?? 'x');
  let start = 0;
  let end = token.length;
  while (start < end && isMark(start)) start++;
  while (end > start && isMark(end - 1)) end--;
  return token.slice(start, end);
}

/** Quotation marks set off names: those of the protocol and of this capture stay, people's and machines' do not. */
function isQuotable({ known }: Context, inside: string): boolean {
  return (
    inside.trim() === '' ||
    inside
      .split(/[\s,]+/)
      .every((part) => part === '' || known.isSafe(part) || /^https?:\/\//i.test(part) || isVendorCode(part))
  );
}

function isHarmless({ known }: Context, word: string, isPersonal: (word: string) => boolean): boolean {
  if (word === '') return true;
  if (word.length > 300) return false;
  if (isPersonal(word.toLowerCase())) return false;
  if (/^[^\p{L}\p{N}]*$/u.test(word) || /^\d{1,4}(?:[.,:]\d{1,3})?%?$/.test(word)) return true;
  if (known.isSafe(word) || isVendorCode(word) || /^[a-z][a-z0-9+.-]{0,60}:\/\//i.test(word)) return true;
  // RFC 3339 dates and times say no more than the trace itself does.
  if (/^\d{4}-\d\d-\d\d(?:T[\d:.]{5,15}Z?)?$/.test(word) || /^\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?$/.test(word))
    return true;
  return word.split(/[-/–—:.]/).every((part) => known.isSafe(part) || isWord(part) || isVendorCode(part));
}

function isWord(word: string): boolean {
  return (
    word.length <= 28 &&
    /^(?:\p{Lu}?[\p{Ll}\p{M}]*|\p{Lu}{1,12}s?)(?:\p{Lu}[\p{Ll}\p{M}]{2,}){0,4}$/u.test(word)
  );
}

/** `name=value` keeps its name where that is known. */
function masked(context: Context, core: string): string {
  const equals = core.search(/[=:]/);
  const name = core.slice(0, equals);
  if (equals > 0 && context.known.isSafe(name) && equals + 1 < core.length) {
    const value = core.slice(equals + 1);
    return core.slice(0, equals + 1) + context.value(name, percentDecoded(value) ?? value, 1);
  }
  return context.placeholders.one('text', core);
}
