import type { Context } from './context.ts';
import { deepest } from './context.ts';
import { once } from './once.ts';

/** Members that hold our own vocabulary. A value that does not look like it is redacted as prose all the same. */
const ours: ReadonlySet<string> = new Set(
  `format version name kind id parent step_up_from protocol grant response_mode type pkce outcome started ended observed from to entry entries skipped
  status time rule severity confidence owner steps redaction
  cause about act step rules level proof owner host after environment revision bound sign way purpose verdict reason result items broken_step
  telling_step event same_site user_verification
  part flow flows failures`.split(/\s+/),
);

/**
 * A report redacted: walked member by member, so that members added later are redacted as prose until this file knows better.
 * Objects nested beyond any report (or in a circle) are cut off.
 */
export function redactReport<R extends object>(context: Context, report: R): R {
  const read: Reading = {
    ...context,
    prose: once(context.known, (text) => redactProse(context, text)),
    description: once(context.known, context.description),
    shared: new Map(),
  };
  return { ...(walk(read, report, '', '', 0) as R), redacted: true };
}

/** One reading of a report. Its flows are told in the same words: prose is read once, and so is what is the very same object in many. */
type Reading = Context & {
  readonly prose: (text: string) => string;
  /** As they were read, unless more may become known of what is in them. */
  readonly shared: Map<object, unknown>;
};

function walk(context: Reading, value: unknown, name: string, parent: string, depth: number): unknown {
  if (typeof value === 'string') return redactMember(context, value, name, parent);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return null;
  if (Array.isArray(value)) return value.map((item: unknown) => walk(context, item, name, parent, depth + 1));
  if (name === 'params')
    return Object.fromEntries(
      Object.entries(value).map(([key, member]: [string, unknown]) => [
        context.name(key),
        redactNamed(context, key, member),
      ]),
    );
  return constant.has(name)
    ? walkOnce(context, value, name, depth)
    : walkMembers(context, value, name, depth);
}

/** Requirements and references are made once for all flows. */
const constant: ReadonlySet<string> = new Set(['requirements', 'reference', 'references']);

function walkOnce(context: Reading, value: object, name: string, depth: number): unknown {
  const { shared, known } = context;
  const before = shared.get(value);
  if (before !== undefined) return before;
  const { refusals } = known;
  const read = walkMembers(context, value, name, depth);
  if (known.refusals === refusals) shared.set(value, read);
  return read;
}

function walkMembers(context: Reading, value: object, name: string, depth: number): unknown {
  const read: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value) as [string, unknown][]) {
    // It would be taken for the object's prototype.
    if (key !== '__proto__') read[key] = walkMember(context, value, key, member, name, depth);
  }
  return read;
}

function walkMember(
  context: Reading,
  value: object,
  key: string,
  member: unknown,
  name: string,
  depth: number,
): unknown {
  if (name === 'values' && key === 'value') return redactNamed(context, nameOf(value), member);
  if (name !== 'compared') return walk(context, member, key, name, depth + 1);
  return typeof member === 'object' ? comparedPlace(context, member, nameOf(value)) : member;
}

function redactNamed(context: Context, name: string, value: unknown): unknown {
  return typeof value === 'string' ? context.value(name, value, 0) : context.json(value, name, 0);
}

/** A value that was compared is redacted as what its name says it is. */
function comparedPlace(context: Reading, place: unknown, name: string): unknown {
  if (typeof place !== 'object' || place === null) return place;
  return Object.fromEntries(
    Object.entries(place).map(([key, member]: [string, unknown]) => {
      if (typeof member !== 'string') return [key, member];
      if (key === 'address') return [key, context.value('redirect_uri', member, 0)];
      return [key, key === 'value' ? comparedValue(context, member, name) : member];
    }),
  );
}

/** Attributes of a cookie, and the scheme, host and path that they are held against, are no secrets. RFC 6265bis §4.1.2. */
function comparedValue(context: Reading, value: string, name: string): string {
  switch (name) {
    case 'SameSite':
    case 'Secure':
    case 'Max-Age':
    case 'scheme':
      return attributeValue.test(value) ? value : context.value(name, value, 0);
    case 'host':
    case 'Domain':
    case 'Path':
      return context.prose(value);
    default:
      return isInstantOf(name, value) ? value : context.value(name, value, 0);
  }
}

/** A time limit of a document (`Conditions/@NotBefore`), and the `Date` that it is held against, tell of nobody. SAML Core §1.3.3. */
function isInstantOf(name: string, value: string): boolean {
  return name.includes('/@') && instant.test(value);
}

const instant =
  /^(?:\d{4}-\d\d-\d\dT[\d:.]{5,18}(?:Z|[+-]\d\d:\d\d)|[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT)$/;

const attributeValue = /^(?:strict|lax|none|secure|https?|\d{1,10}(?: or more)?)$/i;

/** The wire name that an object gives its value. */
function nameOf(comparison: object): string {
  return 'name' in comparison && typeof comparison.name === 'string' ? comparison.name : '';
}

function redactMember(context: Reading, text: string, name: string, parent: string): string {
  if (parent === 'references' || parent === 'reference') return text;
  if (name === 'id' && parent === 'client') return context.value('client_id', text, 0);
  if ((name === 'code' && parent === 'error') || (name === 'error' && parent === 'delivery'))
    return context.value('error', text, 0);
  if (name === 'error' && parent === 'failures' && /^[A-Za-z]{1,40}$/.test(text)) return text;
  if (name === 'description' || (name === 'text' && parent === 'quote')) return context.description(text);
  if (addresses.has(name) || (name === 'to' && parent === 'delivery'))
    return context.value('redirect_uri', text, 0);
  if (ours.has(name) && /^[\w.:+-]{0,60}$/.test(text)) return text;
  return context.prose(text);
}

const addresses: ReadonlySet<string> = new Set(['url', 'redirect_uri', 'issuer', 'origin']);

/** What stands in our quotation marks a server said: it is redacted as the description that it comes from. */
function redactProse(context: Context, text: string): string {
  let at = 0;
  let redacted = '';
  for (const { 0: quote, 1: inside = '', index } of text.matchAll(said)) {
    redacted += `${context.text(text.slice(at, index), 0)}“${context.description(inside)}”`;
    at = index + quote.length;
  }
  return redacted + context.text(text.slice(at), 0);
}

/** A quotation, with those inside it. */
const said = /“([^“”]*(?:“[^“”]*”[^“”]*)*)”/g;
