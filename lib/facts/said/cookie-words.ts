import { decodeBase64 } from '../../exchange/base64.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { asObject, parseJsonObject } from '../../exchange/json.ts';
import { parseForm } from '../../exchange/parameters.ts';
import { errorsAmong } from '../../flows/address-errors.ts';
import { cookiesSetBy } from '../cookies/set-cookie.ts';
import { jsonWords } from './json-words.ts';
import { inOrder, memberWords } from './member-words.ts';
import type { Reading } from './words.ts';

/** A cookie that is there only after a failure: SonarQube’s `AUTHENTICATION-ERROR`. */
const errorName = /(?:^|[-_.])(?:error|failure)(?:[-_.]?(?:message|msg|description|reason|text))?$/i;

/** One that holds whatever the next page is to say: `flash`, Gitea’s `gitea_flash`. */
const flashName = /(?:^|[-_.])(?:flash(?:[-_.]?messages?)?|messages?|notice|alert)$/i;

/** Characters of a value that are read: browsers keep no more. */
const longestValue = 4096;

/**
 * What an answer writes into a cookie for the page that it leads to, which has a script show it: JSON, bare or in base64, a form
 * of messages, or a sentence. Nothing for cookies that are named otherwise, taken away, or encrypted.
 */
export function cookieWords(exchange: Exchange): readonly Reading[] {
  return cookiesSetBy(exchange).flatMap(({ name, value }): readonly Reading[] => {
    if (name === 'authentication_data') return resultWords(value.slice(0, longestValue));
    const isForErrors = errorName.test(name);
    if (!isForErrors && !flashName.test(name)) return [];
    const text = unpacked(value.slice(0, longestValue));
    return wordsIn(text, name, isForErrors).map((one) => ({
      ...one,
      words: { ...one.words, source: 'cookie' },
    }));
  });
}

function wordsIn(text: string, name: string, isForErrors: boolean): readonly Reading[] {
  const json = asObject(parseJsonObject(text));
  if (json) return jsonWords(json, isForErrors);
  const form = /^[\w.-]{1,40}=/.test(text) ? errorsAmong(parseForm(text), false) : [];
  if (form.length > 0) return inOrder(form.map(([member, value]) => memberWords('cookie', member, value)));
  return isForErrors && isSentence(text) ? [memberWords('cookie', name, text)] : [];
}

/** Discourse: what became of the login, as flags that are true, or a reason beside `failed`. */
function resultWords(value: string): readonly Reading[] {
  const result = asObject(parseJsonObject(unpacked(value)));
  if (!result || result['authenticated'] === true) return [];
  const { failed, failed_reason: reason } = result;
  if (failed === true && typeof reason === 'string') return [memberWords('cookie', 'error_message', reason)];
  const flag = Object.keys(result).find((name) => result[name] === true && resultFlags.has(name));
  return flag === undefined ? [] : [memberWords('cookie', 'auth_error', flag)];
}

const resultFlags: ReadonlySet<string> = new Set([
  'awaiting_approval',
  'awaiting_activation',
  'requires_invite',
  'suspended',
  'not_allowed_from_ip_address',
  'admin_not_allowed_from_ip_address',
]);

/** Two words side by side. */
function isSentence(text: string): boolean {
  const words = text.split(/\s+/).map((one) => /\p{L}{2}/u.test(one));
  return words.some((isWord, at) => isWord && words[at + 1] === true);
}

/** The value without its quotes, escapes and base64. */
function unpacked(value: string): string {
  const bare = /^"(.*)"$/s.exec(value)?.[1] ?? value;
  const bytes = /^eyJ[\w+/-]+={0,2}$/.test(bare) ? decodeBase64(bare) : undefined;
  return bytes ? new TextDecoder().decode(bytes) : unescaped(bare);
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(/%20| /.test(text) ? text : text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
