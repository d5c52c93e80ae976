import type { Context } from './context.ts';
import { settled } from './once.ts';
import { betweenPlaceholders } from './placeholders.ts';

const pem = /-----BEGIN [A-Z ]{1,40}-----[^-]{8,20000}(?:-----END [A-Z ]{1,40}-----)?/g;
const jwt = /ey[JA][\w-]{13,}(?:\.[\w-]*){0,4}/g;
const scheme = /\b(Bearer|DPoP|Basic|MAC)(\s{1,4}|%20|\+)([\w.~+/-]{8,}={0,2})/gi;
const email = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;

/** Beginnings by which well-known issuers mark their credentials. */
const marked =
  /(?<![\w-])(?:ya29\.|1\/\/0|4\/0|gh[oprsu]_|github_pat_|glpat-|gloas-|xox[abeprs]\d?[-.]|sk_live_|rk_live_|sk-|shp(?:at|ca|pa|ss)_|AKIA|EAA[A-Z]|SG\.|npm_|dop_v1_|hf_|(?:ST|PT|PGT|PGTIOU|TGT)-)[\w.~/+-]{10,}/g;

/**
 * The third net: what is secret by its look alone. JWTs keep what {@link Context.jwt} keeps; e-mail addresses go only at level
 * `default`, and not where `keepEmails` says that the value is an identifier (a service account is a client id).
 */
export function redactShapes(context: Context, text: string, depth: number, keepEmails = false): string {
  const { level, placeholders } = context;
  const mask = (kind: string) => (found: string) => placeholders.one(kind, found);
  const change = (part: string): string => {
    let out = part;
    if (out.includes('-----BEGIN')) out = out.replace(pem, mask('private-key'));
    out = out.replace(scheme, (all, name: string, gap: string, value: string) =>
      isCredential(value)
        ? name + gap + (context.jwt(value, depth) ?? placeholders.one(kindOf(name), value))
        : all,
    );
    out = out.replace(marked, (found) =>
      /\d/.test(found.slice(4)) ? placeholders.one('token', found) : found,
    );
    return level === 'default' && !keepEmails && out.includes('@') ? out.replace(email, mask('email')) : out;
  };
  // JWTs first: what is left of them holds placeholders, which the other shapes must not see.
  return betweenPlaceholders(
    text.replace(jwt, (run) => redactRun(context, run, depth)),
    change,
  );
}

/** Collected secrets and secret shapes in a text: the second net and the third, until neither finds more. */
export function netted(context: Context, text: string, depth: number, keepEmails = false): string {
  return settled(text, (current) => redactShapes(context, context.hunt(current), depth, keepEmails));
}

/** A run of base64url and dots: a JWT, a JWT and something behind it, or the beginning of one. */
function redactRun(context: Context, run: string, depth: number): string {
  const signed = /^[\w-]+\.[\w-]*?\.redacted-jwt-\d{1,9}(?!\d)/.exec(run)?.[0];
  for (const token of [run, signed, run.replace(/\.+$/, '')]) {
    const redacted = token && context.jwt(token, depth);
    if (token && redacted) return redacted + run.slice(token.length);
  }
  return betweenPlaceholders(run, (part) =>
    /^eyJ.{13}/.test(part) ? context.placeholders.one('jwt', part) : part,
  );
}

function isCredential(value: string): boolean {
  return value.length >= 24 || /\d/.test(value);
}

function kindOf(name: string): string {
  return name.toLowerCase() === 'basic' ? 'client-secret' : 'access-token';
}

/**
 * True for text that looks drawn by lot: long, of letters and digits, and not words joined by punctuation. UUIDs are not
 * counted: in paths they name tenants far more often than they give access.
 */
export function looksRandom(text: string): boolean {
  if (text.length < 24 || text.length > 4000) return text.length > 4000;
  if (!/^[\w.~+/=%-]+$/.test(text) || !/\d/.test(text) || !/[A-Za-z]/.test(text)) return false;
  if (isUuid(text)) return false;
  return !text
    .split(/[-_.~]+/)
    .every((part) => /^(?:[A-Za-z]{0,20}|\d{1,8}|\w{1,6}|[A-Za-z]{1,16}\d{1,4})$/.test(part));
}

/** True for text made of words and small numbers, as the names of parameters, cookies and anchors are. */
export function isWordy(text: string): boolean {
  return text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .every((part) => /^(?:[\p{L}\p{M}]{0,24}|\d{1,4}|[\p{L}\p{M}]{1,20}\d{1,3}|[\p{L}\d]{1,4})$/u.test(part));
}

/** RFC 9562 §4. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
