import { deepest, type Context } from './context.ts';
import { isPlainChallenge } from './pairs.ts';
import { secrecyOf } from './secrecy.ts';
import { isWordy } from './shapes.ts';

/**
 * A JSON value under the member `name`: names stay, values are redacted by their names. Members of `__proto__` and the like are
 * members as any other.
 */
export function redactJson(
  context: Context,
  value: unknown,
  name: string,
  depth: number,
  parent?: string,
): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') {
    const isOfField = fieldErrors.test(parent ?? '') && sentence.test(value);
    return context.value(isOfField ? 'error_description' : nameFor(name, value, parent), value, depth + 1);
  }
  if (typeof value === 'number' || typeof value === 'boolean')
    return redactScalar(context, value, nameFor(name, String(value), parent));
  if (typeof value !== 'object') return null;
  if (depth > deepest * 2) return context.placeholders.one('value', 'deeper than is read');
  if (Array.isArray(value))
    return value.map((item: unknown) => redactJson(context, item, name, depth + 1, parent));
  return 'kty' in value ? redactKey(context, value) : redactObject(context, value, name, depth);
}

function redactObject(context: Context, object: object, name: string, depth: number): unknown {
  const members: readonly [string, unknown][] = Object.entries(object);
  const isTeam = teams.test(name);
  const plain = isPlainChallenge(
    members.map(([key, value]) => ({ name: key, value: typeof value === 'string' ? value : undefined })),
  );
  return Object.fromEntries(
    members.map(([key, value]) => {
      const isNoSecret = key === 'code' && isErrorAnswer(members) && isErrorCode(value);
      const meant = isNoSecret ? 'error' : plain && key === 'code_challenge' ? 'code_verifier' : key;
      return [
        isTeam ? teamName(context, key) : context.name(key),
        redactJson(context, value, meant, depth + 1, name),
      ];
    }),
  );
}

/** Members of these are named after groups of people. */
const teams = /^(?:groups|roles|memberships|permissions|entitlements)$/i;

function teamName(context: Context, name: string): string {
  return context.level === 'default' && !context.known.isSafe(name)
    ? context.placeholders.one('group', name)
    : context.name(name);
}

/** The code of an answer that tells an error is that error's and no authorization code: a number or a name made of words. */
export function holdsErrorCode(object: object): boolean {
  const members: readonly [string, unknown][] = Object.entries(object);
  return isErrorAnswer(members) && members.some(([name, value]) => name === 'code' && isErrorCode(value));
}

function isErrorAnswer(members: readonly (readonly [string, unknown])[]): boolean {
  return members.some(([name]) => besideErrorCodes.test(name));
}

const besideErrorCodes =
  /^(?:message|msg|errors?|error_?(?:code|description|message|type|id)|errmsg|detail|details|status_?code|__type|hint)$/i;

function isErrorCode(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 100_000;
  return (
    typeof value === 'string' &&
    /^(?:-?\d{1,5}|[a-z]{2,20}(?:[._-][a-z]{2,20}){1,7}|(?:[A-Z][a-z]{1,20}){2,6}|[A-Z]{2,20}(?:_[A-Z]{2,20}){0,7})$/.test(
      value,
    )
  );
}

/**
 * An error object's `code` is the error's, not an authorization code (FedCM, and the JSON of many APIs). The `values` of a requested
 * `acr` are levels (OIDC Core §5.5.1.1). Programs and tools have names too (Model Context Protocol). A
 * list of tokens has a public address (draft-ietf-oauth-status-list §6.2).
 */
function nameFor(name: string, value: string, parent: string | undefined): string {
  if (parent === 'acr' && (name === 'value' || name === 'values')) return 'acr';
  if (name === 'uri' && parent === 'status_list') return 'status_list_uri';
  if (name === 'path' && parent === 'claims') return 'claim_path';
  if (name === 'id' && queried.has(parent ?? '') && /^[a-z][\w-]{0,40}$/i.test(value) && isWordy(value))
    return 'query_id';
  if (name === 'name' && namedThings.has(parent ?? '')) return 'client_name';
  return name === 'code' &&
    (parent === 'error' || parent === 'errors') &&
    /^(?:-?\d{1,6}|[A-Za-z]+(?:_[A-Za-z]+)*)$/.test(value)
    ? 'error'
    : name;
}

/** Servers tell here what is wrong with a field, under its name. */
const fieldErrors = /^(?:errors|(?:validation|field|form)_?errors|model_?state)$/i;
const sentence = /^\p{L}[^\s@]*(?:\s+[^\s@]+){2,60}$/u;

/** What a verifier asks for goes by ids of its own. OpenID4VP §6.1, §6.3. */
const queried: ReadonlySet<string> = new Set(['credentials', 'claims']);

const namedThings: ReadonlySet<string> = new Set([
  'clientInfo',
  'serverInfo',
  'tools',
  'prompts',
  'resources',
  'resourceTemplates',
]);

function redactScalar(context: Context, value: number | boolean, name: string): unknown {
  const { secrecy } = secrecyOf(name);
  if (secrecy === 'safe' || secrecy === 'url') return value;
  const text = String(value);
  const redacted = context.value(name, text, 0);
  return redacted === text ? value : redacted;
}

/** A JWK keeps its public members. RFC 7517 §4, RFC 7518 §6: `d`, `p`, `q`, `dp`, `dq`, `qi`, `oth`, `k` are private. */
function redactKey(context: Context, key: object): unknown {
  return Object.fromEntries(
    Object.entries(key).map(([name, value]: [string, unknown]) => {
      if (publicMembers.has(name) || value === null || value === '') return [name, value];
      return [context.name(name), context.placeholders.one('private-key', JSON.stringify(value) ?? '')];
    }),
  );
}

const publicMembers: ReadonlySet<string> = new Set([
  'kty', 'use', 'key_ops', 'alg', 'kid', 'crv', 'x', 'y', 'n', 'e', 'x5c', 'x5t', 'x5t#S256', 'x5u', 'exp', 'iat', 'nbf', 'ext', 'issuer',
]); // prettier-ignore
