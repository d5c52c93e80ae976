import { isEverydayWord } from './person-words.ts';
import { betweenPlaceholders, type Hidden } from './placeholders.ts';

/** Values under these kinds are masked where they stand, but are too common to be hunted for in other places. */
const notHunted: ReadonlySet<string> = new Set([
  'jwt', 'text', 'path', 'member', 'url', 'locale', 'gender', 'zoneinfo', 'updated-at', 'birthdate', 'hd', 'website', 'acr', 'amr', 'realm', 'purpose', 'software', 'page', 'attribute-name',
]); // prettier-ignore

/** Kinds whose values count as found only by more than being a word: most of them are `login`, `1` or `/home`. */
const weak: ReadonlySet<string> = new Set([
  'value',
  'header',
  'cookie',
  'state',
  'nonce',
  'relay-state',
  'wctx',
  'session-state',
  'session-index',
  'attribute',
]);

const prefixLength = 8;

type Form = { readonly form: string; readonly placeholder: string };

/**
 * The second net: finds collected secrets by their value, wherever they occur, also percent-encoded, form-encoded or
 * escaped for JSON or HTML. Long ones are found inside anything; short ones only as a word of their own.
 */
export function createNet(
  hidden: readonly Hidden[],
  isPublic: (value: string) => boolean,
): (text: string) => string {
  const long = new Map<string, Form[]>();
  const short = new Map<string, string>();
  const starts = new Set<number>();
  for (const { value, kind, placeholder } of hidden) {
    if (value.length < 3 || notHunted.has(kind) || isAddress(value) || isPublic(value)) continue;
    if (isLong(value, kind)) {
      for (const form of forms(value)) {
        const prefix = form.slice(0, prefixLength);
        const sharing = long.get(prefix);
        if (sharing) sharing.push({ form, placeholder });
        else long.set(prefix, [{ form, placeholder }]);
        starts.add(pair(form, 0));
      }
    } else if (isWorthHunting(value, kind)) short.set(value, placeholder);
  }
  for (const found of long.values()) found.sort((a, b) => b.form.length - a.form.length);

  const sweep = (text: string): string => {
    const swept = long.size ? sweepLong(text, long, starts) : text;
    return short.size ? betweenPlaceholders(swept, (part) => sweepShort(part, short)) : swept;
  };
  return (text) => betweenPlaceholders(text, sweep);
}

/** A word of its own; `?login=failed` names nobody, and that word stands everywhere. */
function isWorthHunting(value: string, kind: string): boolean {
  if (weak.has(kind) || !/[\p{L}\p{N}]/u.test(value)) return false;
  return kind !== 'username' || !isEverydayWord(value);
}

function isLong(value: string, kind: string): boolean {
  if (value.length < prefixLength) return false;
  const wordy = /^[\p{L} ]+$/u.test(value) || /^\/?[a-z]+(?:[-_/ ][a-z]+)*\/?$/i.test(value);
  if (!wordy) return !weak.has(kind) || value.length >= 12 || /\d/.test(value);
  return value.length >= 16 && !weak.has(kind);
}

function isAddress(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(value) && URL.canParse(value);
}

/** The spellings under which a value turns up in URLs, forms, JSON and HTML. */
function forms(value: string): ReadonlySet<string> {
  if (neverEscaped.test(value)) return new Set([value]);
  const percent = encodeURIComponent(value.toWellFormed());
  const lowerHex = percent.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
  const form = new URLSearchParams({ v: value }).toString().slice(2);
  const json = JSON.stringify(value).slice(1, -1);
  const html = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const all = [
    value,
    percent,
    lowerHex,
    form,
    json,
    json.replaceAll('/', '\\/'),
    encodeURIComponent(percent),
    html,
  ];
  return new Set(all.filter((spelling) => spelling.length >= prefixLength));
}

/** Nearly all secrets are written so, and so they stay everywhere. RFC 3986 §2.3, less the tilde, which forms escape. */
const neverEscaped = /^[\w.-]*$/;

function pair(text: string, at: number): number {
  return text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);
}

function sweepLong(
  text: string,
  long: ReadonlyMap<string, readonly Form[]>,
  starts: ReadonlySet<number>,
): string {
  let out = '';
  let copied = 0;
  for (let at = 0; at + prefixLength <= text.length; at++) {
    if (!starts.has(pair(text, at))) continue;
    const hit = long.get(text.slice(at, at + prefixLength))?.find(({ form }) => text.startsWith(form, at));
    if (!hit) continue;
    const end = at + hit.form.length;
    // A digit right behind would read as part of the placeholder's number.
    out += text.slice(copied, at) + hit.placeholder + (/\d/.test(text[end] ?? '') ? '.' : '');
    copied = end;
    at = end - 1;
  }
  return copied === 0 ? text : out + text.slice(copied);
}

function sweepShort(text: string, short: ReadonlyMap<string, string>): string {
  return text.replace(/[\p{L}\p{N}_@.+-]+/gu, (word) => {
    const bare = word.replace(/^[.-]/, '').replace(/[.-]$/, '');
    const placeholder = short.get(word) ?? short.get(bare);
    return placeholder === undefined ? word : word.replace(short.has(word) ? word : bare, () => placeholder);
  });
}
