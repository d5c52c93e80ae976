import { asObject, type JsonObject } from '../../exchange/json.ts';

/** What could be saved of a HAR that is not valid JSON. */
export type Recovered = {
  /** `log` without its entries: its creator, if that could be read. */
  readonly log: JsonObject;
  /** Entries in their places; `null` for one that could not be read. */
  readonly entries: readonly unknown[];
  /** True when the list of entries itself was cut off. */
  readonly isCutOff: boolean;
};

/** What is wrong with a file whose list of entries ends too early, in a sentence. */
export const cutOff = 'The file is cut off: what follows the last complete entry is missing.';
/** The same of one that is broken elsewhere. */
export const damaged = 'The file is damaged: only its entries could be read.';

/**
 * Reads the complete entries of a damaged or truncated HAR one by one. `undefined` when the text has no list of entries.
 * Inside strings a quote is always escaped, so that the first unescaped `"entries": [` is the list itself.
 */
export function recoverEntries(text: string): Recovered | undefined {
  const list = /"entries"\s*:\s*\[/.exec(text);
  if (!list) return undefined;
  const entries: unknown[] = [];
  let at = nextItem(text, list.index + list[0].length);
  while (at < text.length && text[at] !== ']') {
    const end = endOfItem(text, at);
    // A brace that closes what was never opened is no entry, and has no length.
    if (end <= at) break;
    entries.push(parse(text.slice(at, end)));
    at = nextItem(text, end);
  }
  return { log: { creator: creatorOf(text.slice(0, list.index)) }, entries, isCutOff: text[at] !== ']' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function creatorOf(text: string): JsonObject | undefined {
  const creator = /"creator"\s*:\s*(\{[^{}]*\})/.exec(text)?.[1];
  return creator === undefined ? undefined : asObject(parse(creator));
}

/** Skips white space and commas. */
function nextItem(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n,'.includes(text[at]!)) at++;
  return at;
}

/** The index after the JSON value that begins at `from`; -1 where the text ends first. */
function endOfItem(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    switch (text[at]) {
      case '"':
        at = endOfString(text, at);
        if (at < 0) return -1;
        break;
      case '{':
      case '[':
        depth++;
        break;
      case '}':
      case ']':
        if (depth === 0) return at;
        if (--depth === 0) return at + 1;
        break;
      case ',':
        if (depth === 0) return at;
        break;
      default:
    }
  }
  return -1;
}

/** The index of the quote that ends the string whose first quote is at `start`; -1 where there is none. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return quote;
  }
  return -1;
}
