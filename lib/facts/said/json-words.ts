import { asObject, type JsonObject } from '../../exchange/json.ts';
import { isErrorName } from '../../flows/address-errors.ts';
import { toneOf } from './error-words.ts';
import { fieldErrorIn, fieldErrorsByName } from './field-errors.ts';
import { inOrder, memberWords } from './member-words.ts';
import { plainName, roleOf } from './member-names.ts';
import type { Reading } from './words.ts';

/** Levels of objects within one another that are looked into. */
const deepest = 5;
/** Levels down to which such an object is one under any name. */
const deepestStranger = 2;
/** Errors of a list that are quoted. */
const mostErrors = 3;
/** Words of one answer. */
const mostWords = 24;

/**
 * What a JSON answer says of a failure: RFC 6749 §5.2, RFC 9457 §3, and the members that frameworks and vendors use, also those of an
 * `error` object or the first of a list of errors. `isFailure`: the status says that the request failed. Otherwise members such
 * as `message` count only beside one that tells of an error. Nothing for what is no error. Never throws.
 */
export function jsonWords(value: unknown, isFailure: boolean): readonly Reading[] {
  const top = asObject(value) ?? (Array.isArray(value) ? asObject(value[0]) : undefined);
  if (!top) return [];
  const words = inOrder(objectWords(top, '', isFailure, 0)).slice(0, mostWords);
  return words.length > 0 || !isFailure ? words : strangers(top);
}

/** An answer that failed and says it under names of its own: `{"exp":"token expired"}`. */
function strangers(object: JsonObject): readonly Reading[] {
  return Object.entries(object)
    .slice(0, 20)
    .flatMap(([name, value]): readonly Reading[] => {
      const [text] = [value].flat();
      const isSaying =
        typeof text === 'string' &&
        /\S\s+\S/.test(text) &&
        (toneOf(text) === 'plain' || namesError.test(text));
      return isSaying && text.length < longestStranger ? [memberWords('body', name, text)] : [];
    })
    .slice(0, mostErrors);
}

/** The system’s own names of why a call failed, and the codes of a token endpoint. RFC 6749 §5.2. */
const namesError =
  /\b(?:ECONN(?:REFUSED|RESET|ABORTED)|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|invalid_(?:grant|client|scope|request))\b/;

/** Characters: what is longer is no message. */
const longestStranger = 300;

function objectWords(
  object: JsonObject,
  prefix: string,
  isFailure: boolean,
  depth: number,
): readonly Reading[] {
  const members = Object.entries(object).slice(0, 100);
  const failed = isFailure || members.some(([name, value]) => tellsOfError(name, value));
  return members.flatMap(([name, value]): readonly Reading[] => {
    if (depth < deepest && typeof value === 'object' && value !== null)
      return within(name, value, prefix, failed, depth);
    const text = textOf(value);
    if (text === undefined || (roleOf(name) === undefined && !isErrorId(prefix, name))) return [];
    if (isErrorName(name) ? !tellsOfError(name, value) : !failed) return [];
    return isLoneStatus(name, value) ? [] : [memberWords('body', prefix + name, text)];
  });
}

/** `error.id` names the error; elsewhere an `id` is something else’s. */
function isErrorId(prefix: string, name: string): boolean {
  return name === 'id' && /(?:^|\.)error\.$/.test(prefix);
}

/** What an app passes on of another server’s refusal stands under any name: `upstream`, `provider`, `oauth`. */
function isErrorItself(value: object): boolean {
  const one = asObject(value);
  return one !== undefined && Object.entries(one).some(([name, inner]) => tellsOfError(name, inner));
}

/** `error: {…}`, `errors: [{…}]`, and the envelopes that some put around all of it. */
function within(
  name: string,
  value: object,
  prefix: string,
  failed: boolean,
  depth: number,
): readonly Reading[] {
  if (
    // Okta’s sign-in widget: `{"messages": {"value": [{"message": …}]}}`.
    !(name === 'value' && prefix.endsWith('messages.')) &&
    !/^(?:errors?|error_?details?|errorCauses|fault|exception|problem|data|response|result|body|detail|message|messages|details|extensions|sign_in|sign_up|verifications|first_factor_verification|external_account)$/i.test(
      name,
    ) &&
    !(failed && depth < deepestStranger && isErrorItself(value))
  )
    return [];
  const one = asObject(value);
  if (one) {
    const named = failed && /^errors$/i.test(name) ? fieldErrorsByName(one, `${prefix}${name}.`) : [];
    return [...named, ...objectWords(one, `${prefix}${name}.`, failed, depth + 1)];
  }
  if (!Array.isArray(value)) return [];
  return value.slice(0, mostErrors).flatMap((item: unknown): readonly Reading[] => {
    const object = asObject(item);
    if (object) {
      const named = failed ? fieldErrorIn(object, `${prefix}${name}.`) : [];
      return [...named, ...objectWords(object, `${prefix}${name}.`, failed, depth + 1)];
    }
    return failed && typeof item === 'string' && item !== ''
      ? [memberWords('body', prefix + name, item)]
      : [];
  });
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** An error that says something; `"error": null`, `""`, `false`, `0` and `[]` say that there is none. */
function tellsOfError(name: string, value: unknown): boolean {
  const plain = plainName(name);
  if (plain === 'success' || plain === 'ok') return value === false || value === 0;
  if (plain === 'status' || plain === 'type')
    return typeof value === 'string' && /^(?:error|fail|failed|failure)$/i.test(value);
  if (plain === 'errors') return Array.isArray(value) ? value.length > 0 : Boolean(asObject(value));
  if (!isErrorName(name)) return false;
  if (typeof value === 'string') return !/^(?:|none|null|false|0|ok|no|success)$/i.test(value.trim());
  return typeof value === 'number' ? value !== 0 : value === true || asObject(value) !== undefined;
}

/** The status once more, or an address where others look up the kind of problem. */
function isLoneStatus(name: string, value: unknown): boolean {
  const plain = plainName(name);
  if (plain === 'type') return typeof value === 'string' && !/^[\w.:-]{3,80}$/.test(value);
  return plain === 'status' && typeof value === 'number' && value < 100;
}
