import type { Exchange } from '../exchange/exchange.ts';
import type { Context } from './context.ts';
import { redactDescription } from './description.ts';
import { redactExchange } from './exchange.ts';
import { redactJson } from './json.ts';
import { redactJwt } from './jwt.ts';
import { createKnownValues, untaught } from './known.ts';
import type { MaskingLevel, RedactionLevel } from '../vocabulary/redaction-level.ts';
import { createNet } from './net.ts';
import { createPlaceholders, isPlaceholder, partsBetween, type Hidden } from './placeholders.ts';
import { once, remembered, settled } from './once.ts';
import { redactPlainHeader, type HeaderGrammar } from './plain-header.ts';
import { redactReport } from './report.ts';
import { isKnownName } from './secrecy.ts';
import { isWordy, looksRandom, netted } from './shapes.ts';
import { redactText } from './text.ts';
import { redactPlace, redactUrl } from './url.ts';
import { redactValue } from './value.ts';
import { redactXml } from './xml.ts';

/**
 * The door, opened for one capture: whatever passes through it gets the same placeholder for the same secret. Every function takes
 * any input and never throws.
 */
export type Redaction = {
  readonly level: RedactionLevel;
  exchange(exchange: Exchange): Exchange;
  /** Anything shaped like the report; `redacted` is set to what is true. */
  report<R extends { readonly redacted: boolean }>(report: R): R;
  /** Prose: a finding's words, an error text, a line for a terminal. */
  text(text: string): string;
  /** One value, by the name of its parameter, JSON member or claim. */
  parameter(name: string, value: string): string;
  /** One header line's value. */
  header(name: string, value: string): string;
  /** One address. */
  url(url: string): string;
};

/**
 * Reads all exchanges once to learn what is secret in them, so that a secret is known even where it occurs before the place
 * that names it.
 * @param exchanges the whole capture, in order of time; other exchanges may pass through the door too
 */
export function createRedaction(level: RedactionLevel, exchanges: readonly Exchange[]): Redaction {
  return level === 'off' ? open : masking(level, exchanges);
}

const open: Redaction = {
  level: 'off',
  exchange: (exchange) => exchange,
  report: (report) => ({ ...report, redacted: false }),
  text: (text) => text,
  parameter: (_name, value) => value,
  header: (_name, value) => value,
  url: (url) => url,
};

function masking(level: MaskingLevel, exchanges: readonly Exchange[]): Redaction {
  const placeholders = createPlaceholders();
  const known = createKnownValues();
  const first = createContext({ level, placeholders, known, hunt: (text) => text }, () => false, remembered);
  for (const exchange of exchanges) {
    for (const text of texts(exchange)) placeholders.avoid(text);
    redactExchange(first, exchange);
  }
  const hidden = placeholders.settle();
  const hunt = createNet(hidden, known.isPublic);
  const words = personalWords(hidden, known.isPublic);
  const context = createContext(
    { level, placeholders, known, hunt },
    (word) => words.has(word),
    (read) => once(known, read),
  );
  return {
    level,
    exchange: (exchange) => redactExchange(context, exchange),
    report: (report) => redactReport(context, report),
    text: (text) => context.text(text, 0),
    parameter: (name, value) => context.value(name, value, 0),
    header: (name, value) => redactExchange(context, headerOnly(name, value)).requestHeaders?.[0]?.[1] ?? '',
    url: (url) => context.url(url, 0),
  };
}

type Shared = Pick<Context, 'level' | 'placeholders' | 'known' | 'hunt'>;

/** What is read for its own sake, and in it prose, which teaches nothing. */
function createContext(
  shared: Shared,
  isPersonal: (word: string) => boolean,
  keep: (read: (text: string) => string) => (text: string) => string,
): Context {
  const quoted: Context = createReader({ ...shared, known: untaught(shared.known) }, isPersonal, keep);
  return createReader(shared, isPersonal, keep, quoted);
}

function createReader(
  shared: Shared,
  isPersonal: (word: string) => boolean,
  keep: (read: (text: string) => string) => (text: string) => string,
  quoted?: Context,
): Context {
  const headers = new Map<HeaderGrammar, (value: string) => string>();
  const context: Context = {
    ...shared,
    get quoted() {
      return quoted ?? context;
    },
    value: (name, value, depth) => redactValue(context, name, value, depth),
    name: remembered((name) => redactName(context, name)),
    plainHeader: (grammar, value) => {
      const read = headers.get(grammar) ?? keep((text) => redactPlainHeader(context, grammar, text));
      headers.set(grammar, read);
      return read(value);
    },
    place: keep((place) => redactPlace(context, place)),
    url: (url, depth) => redactUrl(context, url, depth),
    json: (value, name, depth, parent) => redactJson(context, value, name, depth, parent),
    jwt: (token, depth) => redactJwt(context, token, depth),
    xml: (value, depth) => redactXml(context, value, depth),
    text: (text, depth) => settled(text, (current) => redactText(context.quoted, current, depth)),
    description: (text, level = shared.level) =>
      settled(text, (current) => redactDescription({ ...context.quoted, level }, current, isPersonal)),
  };
  return context;
}

/** Names are shown, unless they hold a secret or look like one. */
function redactName(context: Context, name: string): string {
  if (name === '' || isKnownName(name) || isPlaceholder(name)) return name;
  const shown = netted(context, name, 0);
  const isNameLike = (part: string): boolean =>
    context.level === 'default' ? isWordy(part) : !part.split(/[.:/]/).some(looksRandom);
  return shown.length <= 200 && partsBetween(shown).every(isNameLike)
    ? shown
    : context.placeholders.one('member', name);
}

/** What in an exchange may hold placeholders of an earlier redaction. */
function texts({
  url,
  redirectUrl,
  requestHeaders,
  responseHeaders,
  requestBody,
  responseBody,
  failure,
  context,
}: Exchange): readonly string[] {
  const headers = [...(requestHeaders ?? []), ...(responseHeaders ?? [])].map(([, value]) => value);
  return [
    url,
    redirectUrl ?? '',
    requestBody?.text ?? '',
    responseBody?.text ?? '',
    failure ?? '',
    context.page ?? '',
    ...headers,
  ];
}

/** The words of people's names and addresses, lower case: descriptions quote them in any order and case. */
function personalWords(hidden: readonly Hidden[], isPublic: (value: string) => boolean): ReadonlySet<string> {
  const kinds =
    /^(?:name|given-name|family-name|middle-name|nickname|username|email|login-hint|logout-hint|user|login)$/;
  const words = hidden
    .filter(({ kind }) => kinds.test(kind))
    .flatMap(({ value }) => value.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  return new Set(words.filter((word) => word.length > 2 && !isPublic(word)));
}

function headerOnly(name: string, value: string): Exchange {
  return {
    id: '',
    entry: 0,
    method: 'GET',
    url: '',
    startedAt: 0,
    context: {},
    requestHeaders: [[name, value]],
  };
}
