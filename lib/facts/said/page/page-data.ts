import { asObject, parseJsonObject, type JsonObject } from '../../../exchange/json.ts';
import { objectLiteral } from './object-literal.ts';
import type { Script } from './page-text.ts';

/** A member of the data that a page brings for its own script: name and value. */
export type PageDatum = {
  readonly name: string;
  readonly value: string;
  /** Its name says that it is the error of a login; others may be a text kept for the case. */
  readonly isTelling: boolean;
  /** The page’s script shows it at once: a message that the server left for this page. */
  readonly isShown?: true;
};

/** Attempts to find an object in a script, and characters that may be walked for it. */
const mostAttempts = 20;
const mostWalked = 600_000;
/** Members that are looked at. */
const mostMembers = 4000;
const deepest = 6;

/** Entra, Grafana and others: there only when it went wrong. */
const telling =
  /^(?:strServiceExceptionMessage|sErrorCode|sErrTxt|strErrorMessage|(?:login|auth|oauth|sso|saml|oidc|signIn)_?Error(?:Message|Code)?)$/i;
/** What a server has for the next page that a person sees, once. */
const flashing = /^(?:flash|flashes|flash_?messages?|flash_?data|notices?)$/i;
const naming = /^(?:error|err|errorMessage|error_?description|error_?code|status_?text)$/i;
/** Texts in stock, for whatever may happen, by their own name or by that of their language. */
const stock =
  /^(?:str|strings?|messages|i18n|l10n|locales?|lang|languages?|translations?|labels?|texts?|resources|dictionary|colou?rs?|palette|theme|icons?|routes?|urls?|paths?|validation|(?:de|en|es|fr|it|ja|ko|nl|pl|pt|ru|sv|tr|uk|zh)(?:[-_][a-z]{2,4})?)$/i;

/**
 * Errors in the data that a page hands to its own script: an object assigned in a script (`$Config={…}`), or one of JSON. Of a short
 * script, objects that are no JSON are read too. Linear, never throws.
 */
export function pageData(scripts: readonly Script[]): readonly PageDatum[] {
  const budget = { members: mostMembers, walked: mostWalked, attempts: mostAttempts };
  return scripts
    .filter(({ type }) => type === '' || /^(?:text|application)\/(?:json|javascript)$/.test(type))
    .filter(({ name = '' }) => !stock.test(name))
    .flatMap(({ text }) => objectsIn(text, budget))
    .flatMap((object) => errorsIn(object, budget, 0));
}

type Budget = { members: number; walked: number; attempts: number };

function objectsIn(script: string, budget: Budget): readonly JsonObject[] {
  if (!/error|err\b|sErr|flash|notice/i.test(script)) return [];
  const found: JsonObject[] = [];
  const read = new Set<number>();
  const start = /(?:^|[=(:,]|return)\s{0,20}(?=\{\s{0,20}")/g;
  while (budget.attempts > 0 && budget.walked > 0) {
    const match = start.exec(script);
    if (!match) break;
    const from = match.index + match[0].length;
    budget.attempts -= 1;
    const end = endOfObject(script, from, budget);
    const object = end === undefined ? undefined : parseJsonObject(script.slice(from, end));
    if (object) {
      if (!isStock(script, from)) found.push(object);
      read.add(from);
    }
    start.lastIndex = object && end !== undefined ? end : from + 1;
  }
  return [...found, ...literalsIn(script, read)];
}

/** By the name that the object is given: `window.i18n = {"error": …}`. */
function isStock(script: string, from: number): boolean {
  const name = /([\w$]{1,60})["']?\s{0,9}[=:]\s{0,20}$/.exec(
    script.slice(Math.max(from - 100, 0), from),
  )?.[1];
  return name !== undefined && stock.test(name);
}

/** Longer scripts are programs, and so is what is assigned many times. */
const longestAssigning = 20_000;
const mostLiterals = 6;

/** `pageData = { error: { message: "…" } }` (ForgeRock), `const kcContext = {…}` (Keycloakify): a page’s data as a program writes it. */
function literalsIn(script: string, read: ReadonlySet<number>): readonly JsonObject[] {
  if (script.length > longestAssigning) return [];
  const assigned = /(?:^|[\s;.])([\w$]{1,60})\s{0,9}=\s{0,20}(?=\{\s{0,200}(?:[A-Za-z_$"]|'|\/))/g;
  const found: JsonObject[] = [];
  for (const match of [...script.matchAll(assigned)].slice(0, mostAttempts)) {
    const from = match.index + match[0].length;
    const isKnown = read.has(from) || stock.test(match[1] ?? '') || isWithin(script, match.index);
    const literal = isKnown ? undefined : objectLiteral(script, from);
    if (literal) found.push(literal.object);
    if (found.length >= mostLiterals) break;
  }
  return found;
}

/** Inside a function: what stands there is for whatever may happen. */
function isWithin(script: string, at: number): boolean {
  const before = script.slice(0, at);
  return before.split('{').length !== before.split('}').length;
}

/** Behind the brace that closes the object; `undefined` where there is none. */
function endOfObject(text: string, from: number, budget: Budget): number | undefined {
  let depth = 0;
  let isQuoted = false;
  for (let at = from; at < text.length && budget.walked > 0; at++) {
    budget.walked -= 1;
    const one = text[at];
    if (isQuoted) {
      if (one === '\\') at += 1;
      else if (one === '"') isQuoted = false;
    } else if (one === '"') isQuoted = true;
    else if (one === '{') depth += 1;
    else if (one === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}

function errorsIn(object: JsonObject, budget: Budget, depth: number): readonly PageDatum[] {
  const entries = Object.entries(object);
  const isOneOfMany = entries.some(([name]) => /^(?:success|warning|info)$/i.test(name));
  return entries.flatMap(([name, value]): readonly PageDatum[] => {
    budget.members -= 1;
    if (budget.members < 0 || stock.test(name)) return [];
    if (typeof value === 'object' && value !== null) {
      if (flashing.test(name)) return flashesIn(name, value);
      if (/^message$/i.test(name)) return flashesIn(name, [value]);
      const inner = Array.isArray(value) ? undefined : asObject(value);
      if (!inner || depth >= deepest) return [];
      const own = /^(?:error|err)$/i.test(name) ? wordsOf(inner) : [];
      return [...own, ...errorsIn(inner, budget, depth + 1)];
    }
    const text = typeof value === 'number' && value !== 0 ? String(value) : value;
    if (typeof text !== 'string' || !isSomething(text)) return [];
    if (telling.test(name)) return [{ name, value: text, isTelling: true }];
    return naming.test(name) && !isOneOfMany ? [{ name, value: text, isTelling: false }] : [];
  });
}

/** `"error": {"message": "…", "description": "…"}`. */
function wordsOf(error: JsonObject): readonly PageDatum[] {
  return ['description', 'message', 'detail'].flatMap((name): readonly PageDatum[] => {
    const text = error[name];
    return typeof text === 'string' && isSomething(text)
      ? [{ name: `error.${name}`, value: text, isTelling: false }]
      : [];
  });
}

/** `[["warning", "…"]]` (Flask), `[{"type": "error", "message": "…"}]`, `{"error": "…"}` (Inertia; under “notices”, such are texts in stock). */
function flashesIn(name: string, value: object): readonly PageDatum[] {
  const entries = Array.isArray(value)
    ? value.map((one: unknown): readonly unknown[] => (Array.isArray(one) ? one : kindAndText(one)))
    : /^flash/i.test(name)
      ? Object.entries(value)
      : [];
  return entries.slice(0, 10).flatMap(([tone, text]): readonly PageDatum[] => {
    const isBad = typeof tone === 'string' && /^(?:error|danger|warning|alert|failure|fail)s?$/i.test(tone);
    return isBad && typeof text === 'string' && isSomething(text)
      ? [{ name, value: text, isTelling: true, isShown: true }]
      : [];
  });
}

function kindAndText(value: unknown): readonly unknown[] {
  const one = asObject(value) ?? {};
  const tone = one['type'] ?? one['level'] ?? one['category'] ?? one['variant'] ?? one['kind'];
  return [tone, one['message'] ?? one['summary'] ?? one['text'] ?? one['content'] ?? one['title']];
}

function isSomething(text: string): boolean {
  return text.length < 4000 && !/^\s*$|^(?:0|false|none|null|undefined)$|^[/#.]|^https?:/i.test(text);
}
