import { parseJsonObject, type JsonObject } from '../../../exchange/json.ts';
import { isGeneric } from '../error-words.ts';
import { decodeBase64Text } from '../../../exchange/base64.ts';
import { percentDecoded } from '../../../exchange/percent.ts';
import { jsonWords } from '../json-words.ts';
import { isProse } from '../member-words.ts';
import { objectLiteral } from './object-literal.ts';
import type { Reading } from '../words.ts';
import type { Script } from './page-text.ts';

/** Characters of a script that is there to hand an answer to another window, and objects in it that are read. */
const longest = 20_000;
const mostObjects = 8;

/**
 * The error that a page’s script hands to the window which opened it (`postMessage`), in place of a token: logins for content editors
 * and other helpers end in such a page, which shows nothing. It is what the page says, so it counts as marked as an error. JSON alone is
 * read, its quotes escaped or not, and what a script without branches hands over; other program text is not. Empty where no error is handed on. Linear, never throws.
 */
export function postedWords(scripts: readonly Script[]): readonly Reading[] {
  return scripts
    .filter(({ text }) => text.length <= longest && /\bpostMessage\b|\bBroadcastChannel\b/.test(text))
    .flatMap(({ text }) => errorsIn(unpacked(text.includes('{\\"') ? text.replaceAll('\\"', '"') : text)));
}

/** JSON that the script holds percent-encoded (`decodeURIComponent('%7B%22…')`) or in base64 (`atob('eyJ…')`), put in its place. */
function unpacked(script: string): string {
  return script
    .replace(/(["'`])(%7B%22[^"'`\s]*)\1/gi, (_, _quote, packed: string) => percentDecoded(packed))
    .replace(
      /\batob\((["'`])(ey[\w+/=-]+)\1\)/g,
      (whole, _, packed: string) => decodeBase64Text(packed) ?? whole,
    );
}

function errorsIn(script: string): readonly Reading[] {
  const readings: Reading[] = [];
  const start = /\{(?=\s{0,20}")/g;
  const literal = handedLiteral(script);
  if (literal) return wordsOf(literal, false);
  for (let found = 0; found < mostObjects; found++) {
    const match = start.exec(script);
    if (!match) break;
    const object = objectAt(script, match.index);
    if (!object) continue;
    start.lastIndex = match.index + object.length;
    readings.push(...wordsOf(object.value, isCalledError(script, match.index)));
  }
  return readings;
}

/** What the script hands over in an object literal (`postMessage({type: 'error', error: '…'}`), where it can do nothing else. */
function handedLiteral(script: string): JsonObject | undefined {
  const [, before] = /^([^{]*\bpostMessage\(\s{0,20})\{/s.exec(script) ?? [];
  const rest = script.replaceAll(/\bif\s{0,5}\(\s{0,5}(?:window\.)?opener\s{0,5}\)/g, '');
  if (before === undefined || branches.test(rest)) return undefined;
  return objectLiteral(script, before.length)?.object;
}

const branches = /\b(?:if|else|switch|case|catch|function|for|while)\b|=>|\?/;

/** `authorization:github:error:{…}`, `error={…}` */
function isCalledError(script: string, at: number): boolean {
  return /\berror["']?\s{0,3}[:=,(]\s{0,3}["'`]?$/i.test(script.slice(Math.max(0, at - 30), at));
}

function wordsOf(object: JsonObject, isError: boolean): readonly Reading[] {
  return jsonWords(object, isError)
    .filter(({ words }) => isProse(words) || /error/i.test(words.name ?? ''))
    .filter(({ words }) => words.text !== '' && !isGeneric(words.text))
    .map(({ words, whole }) => ({
      words: { where: 'alert', source: words.source, text: words.text },
      whole,
    }));
}

/** The object of JSON that begins there, and how long it is. The first brace after which it can be read closes it. */
function objectAt(
  script: string,
  from: number,
): { readonly value: JsonObject; readonly length: number } | undefined {
  let end = from;
  for (let tries = 0; tries < mostObjects; tries++) {
    end = script.indexOf('}', end + 1);
    if (end < 0) return undefined;
    const value = parseJsonObject(script.slice(from, end + 1));
    if (value) return { value, length: end + 1 - from };
  }
  return undefined;
}
