import type { Context } from './context.ts';
import { betweenAddresses } from './text.ts';
import { percentDecoded } from './value.ts';
import { softwareWords } from './header-words.ts';
import { hasCjk, withoutUnknownCjk } from './cjk-words.ts';
import { expectsName, isOrdinaryWord } from './person-words.ts';
import { isVendorCode } from './vocabulary.ts';
import { betweenPlaceholders, isPlaceholder, partsBetween } from './placeholders.ts';
import { isUuid, isWordy, looksRandom } from './shapes.ts';

const quoted = /(?<![\p{L}\p{N}])(['"`‘“«])([^'"`’”»\n]{1,300})(['"`’”»])(?![\p{L}\p{N}])/gu;

/**
 * Prose written by a server about a login (`error_description`, an error page). Plain words, short numbers, error numbers of vendors, names of
 * parameters, constants in quotation marks, addresses without their parameters and what is known to be public stay, so that
 * support can still read what went wrong; everything else goes. Both values of an `expected … got …` stay where they identify
 * no person and give no access.
 */
export function redactDescription(
  context: Context,
  text: string,
  isPersonal: (word: string) => boolean,
): string {
  if (context.level === 'default' && isLoneName(context, text)) return context.placeholders.one('text', text);
  const netted = context.text(text, 1);
  if (context.level !== 'default')
    return betweenAddresses(netted, (prose) => scrub(context, prose, isNoToken(context)));
  // Addresses are redacted by now, part by part.
  const comparesIdentifiers = comparing.test(text) && !secretMatter.test(text);
  const tellsNumbers = !personalNumber.test(text);
  const isShown = (word: string): boolean =>
    (tellsNumbers && /^\d{5,8}$/.test(word)) ||
    isHarmless(context, word, isPersonal) ||
    (comparesIdentifiers && isIdentifier(word) && !isPersonal(word.toLowerCase()));
  return betweenAddresses(netted, (prose) =>
    scrub(context, withoutNames(context, unquote(context, prose, isShown)), isShown),
  );
}

/**
 * The word where somebody’s name is expected goes unless it is an ordinary one, and with it what is capitalized behind it:
 * `User Kim Marlow is locked`, `Login failed for kmarlow`.
 */
function withoutNames(context: Context, prose: string): string {
  let isName = false;
  return prose.replace(wordAlone, (token, at: number) => {
    const core = withoutPunctuation(token);
    const isExpected = expectsName(prose.slice(Math.max(0, at - 120), at));
    const isMore = isName && /^\p{Lu}/u.test(core) && prose[at - 1] === ' ';
    isName = (isExpected || isMore) && !isOrdinaryWord(core) && !isPlaceholder(core);
    if (!isName || context.known.isSafe(core) || isVendorCode(core)) return token;
    return token.replace(core, () => context.placeholders.one('text', core));
  });
}

const wordAlone = /(?<=^|[\s(:=])[\p{L}][\p{L}\p{M}\p{N}_.\\-]{1,79}(?![\p{L}\p{N}])/gu;

/** One word that is all there is to read: it is a code, or nobody knows whose name. */
function isLoneName({ known }: Context, text: string): boolean {
  return (
    /^\p{Lu}?[\p{Ll}\p{M}]{2,}$/u.test(text) &&
    !isOrdinaryWord(text) &&
    !text.endsWith('ed') &&
    !softwareWords.has(text.toLowerCase()) &&
    !known.isSafe(text)
  );
}

/** Two values are told: what should have been and what was. */
const comparing =
  /\b(?:expect(?:ed|ing)|instead of|did not match|do(?:es)? not match|doesn't match|mismatch|but (?:was|got|found)|not a valid audience|Candidates were|Did not match)\b/i;

/** Values of these are secrets or somebody’s, also where they are compared. */
const secretMatter =
  /\b(?:state|nonce|codes?|verifier|challenge|hash|tokens?|session|cookies?|csrf|xsrf|secrets?|password|passcode|otp|pin|keys?|user(?:name)?|account|e-?mail|sub|subject|person|phone)\b/i;

/** Numbers of errors have up to eight digits; those of people and one-time codes may have as few. */
const personalNumber =
  /\b(?:otp|passcode|pin|one-?time|verification|phone|mobile|sms|accounts?|customers?|users?|members?|patients?|employees?|persons?|orders?|konto|kunden?|benutzer\w*)\b/i;

/** A client, tenant, audience or host, and nothing drawn by lot. */
function isIdentifier(word: string): boolean {
  if (isUuid(word)) return true;
  return (
    /^[\w.:/~-]{1,120}$/.test(word) && !looksRandom(word) && !/\d{9}|^\d{1,3}(?:\.\d{1,3}){3}\b/.test(word)
  );
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

function unquote(context: Context, prose: string, isShown: (word: string) => boolean): string {
  return prose.replace(quoted, (all, open: string, inside: string, close: string, at: number) =>
    partsBetween(inside).every((part) => isQuotable(context, part)) ||
    isConstant(inside, prose.slice(Math.max(0, at - 40), at), isShown)
      ? all
      : `${open}${context.placeholders.one('text', inside)}${close}`,
  );
}

/** Plain words that name no person by what stands before them: `'Single-Page Application'`, `'urn:amazon:cognito:sp:x'`. */
function isConstant(inside: string, before: string, isShown: (word: string) => boolean): boolean {
  if (ofPerson.test(before)) return false;
  return inside.split(/[\s,;()]+/).every((word) => isShown(withoutPunctuation(word)));
}

/** What follows is somebody’s name or account. */
const ofPerson =
  /(?:users?|usernames?|user ?ids?|accounts?|logins?|persons?|people|members?|identity|identities|principals?|subjects?|subs?|names?|display ?names?|nicknames?|e-?mails?|addresses|customers?|employees?|owners?|guests?|admins?|profiles?|by|for|dear|hello|hi|welcome|als|von|für|benutzer\w*|konto|nutzer|utilisateur|compte|usuario|cuenta|utente|gebruiker|użytkownik\w*|пользовател\w*|usuário)[\s:=]{0,3}(?:is|was|named|called|with|id)?[\s:=]{0,3}$/iu;

function scrub(context: Context, prose: string, isShown: (word: string) => boolean): string {
  return betweenPlaceholders(prose, (part) =>
    part.replace(/[^\s'"`’”»‘“«()[\]{}<>,;|&]+/gu, (token) => {
      const core = withoutPunctuation(token);
      if (isShown(core)) return token;
      if (hasCjk(core)) return token.replace(core, () => withoutStrangers(context, core, isShown));
      return token.replace(core, () => masked(context, core));
    }),
  );
}

/** What is written without spaces, word by word: what stands between such words is judged as any other. */
function withoutStrangers(context: Context, core: string, isShown: (word: string) => boolean): string {
  return withoutUnknownCjk(
    core,
    (unknown) => context.placeholders.one('text', unknown),
    (between) =>
      between.replace(/[\p{L}\p{N}](?:[^\s、。，；：！？「」『』（）・…]*[\p{L}\p{N}])?/gu, (word) =>
        isShown(word) ? word : masked(context, word),
      ),
  );
}

function withoutPunctuation(token: string): string {
  const isMark = (at: number): boolean =>
    '.:!?=*/…。、，！？：；・「」『』（）【】'.includes(token[at] ?? 'x');
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
  if (isNameOfCode(word, isPersonal) || classOfException.test(word) || /^[cl]URL$/.test(word)) return true;
  if (known.isSafe(word) || isVendorCode(word) || /^[a-z][a-z0-9+.-]{0,60}:\/\//i.test(word)) return true;
  // RFC 3339 dates and times say no more than the trace itself does.
  if (/^\d{4}-\d\d-\d\d(?:T[\d:.]{5,15}Z?)?$/.test(word) || /^\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?$/.test(word))
    return true;
  if (isDottedName(word)) return false;
  return word.split(/[-/–—:.]/).every((part) => known.isSafe(part) || isWord(part) || isVendorCode(part));
}

/** `InvalidStateException`, with its namespaces (`Laravel\\Socialite\\Two\\`, `OmniAuth::Strategies::`, `authlib.integrations.`). */
const classOfException =
  /^(?:\p{Lu}\p{L}{0,30}\d?(?:\\|::)|[a-z][a-z0-9_]{0,30}\.){0,7}(?:(?:\p{Lu}{1,5}\p{Ll}{1,20}\d?){1,7}|(?:\p{Lu}\p{Ll}{1,20}){1,5}\p{Lu}{2,4})(?:Exception|Error)$/u;

/** Codes and members in snake, kebab, dotted or upper case, made of words: `flow_state_not_found`, `auth/popup-blocked`, `INVALID_TICKET`. */
function isNameOfCode(word: string, isPersonal: (word: string) => boolean): boolean {
  if (!/^(?:[a-z]{2,20}(?:[_.-][a-z]{2,20}){1,7}|[A-Z]{2,20}(?:_[A-Z]{2,20}|_\d{1,5}){1,8})$/.test(word))
    return false;
  const parts = word.split(/[_.-]/);
  if (word.includes('.') && !parts.some(isOrdinaryWord)) return false;
  return !parts.some((part) => isPersonal(part.toLowerCase()));
}

/** `kim.marlow`: names of people at work are written so, those of code have a word in them that says what they are. */
function isDottedName(word: string): boolean {
  return /^\p{L}{2,24}(?:\.\p{L}{2,24}){1,3}$/u.test(word) && !word.split('.').some(isOrdinaryWord);
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
