import { decodeBase64Text, encodeBase64Url } from '../exchange/base64.ts';
import { isUnset } from '../exchange/unset.ts';
import type { Context } from './context.ts';
import { isPlaceholder } from './placeholders.ts';
import { settled } from './once.ts';
import { percentDecoded } from './value.ts';

const parameter = /(?<![\w-])([A-Za-z][\w-]{0,60})(\s{0,3}=\s{0,3})("(?:[^"\\]|\\.)*"|[^\s,"]+)/g;

/** An `Authorization` value: the scheme stays, and of Basic the client id (RFC 6749 §2.3.1), of OAuth 1 the harmless parameters. */
export function redactAuthorization(context: Context, value: string): string {
  const [, scheme = '', gap = '', rest = ''] = /^([A-Za-z][\w-]{0,24})(\s{1,4})([^]*)$/.exec(value) ?? [];
  if (/^bearer\s*$/i.test(value)) return value;
  if (scheme === '') return context.jwt(value, 1) ?? context.placeholders.one('authorization', value);
  const credentials = rest.trim();
  if (/^basic$/i.test(scheme)) return scheme + gap + redactBasic(context, credentials);
  if (/^[A-Za-z][\w-]{0,60}\s{0,3}=\s{0,3}["\w]/.test(credentials))
    return scheme + gap + redactParameters(context, credentials, true);
  return scheme + gap + redactToken(context, credentials);
}

/** What is wrong with its form stays: nothing in its place, the scheme once more, quotation marks. */
function redactToken(context: Context, credentials: string): string {
  if (isUnset(credentials)) return credentials;
  const [, before = '', token = credentials, after = ''] =
    /^(bearer\s{1,4}|["'])([^\s"']+)(["']?)$/i.exec(credentials) ?? [];
  return before + (context.jwt(token, 1) ?? context.placeholders.one('access-token', token)) + after;
}

/** The client id of Basic credentials at an endpoint of the protocol, form-decoded; `undefined` when they cannot be read. */
export function basicUser(authorization: string): string | undefined {
  const found = /^basic\s{1,4}(\S+)$/i.exec(authorization.trim());
  const text = found?.[1] === undefined ? undefined : decodeBase64Text(found[1]);
  const colon = text?.indexOf(':') ?? -1;
  return text === undefined || colon < 1 ? undefined : formDecoded(text.slice(0, colon));
}

function redactBasic(context: Context, credentials: string): string {
  const text = decodeBase64Text(credentials);
  const colon = text?.indexOf(':') ?? -1;
  if (text === undefined || colon < 0) return context.placeholders.one('client-secret', credentials);
  const rawUser = text.slice(0, colon);
  const rawSecret = text.slice(colon + 1);
  const user = formDecoded(rawUser);
  const isClient = context.level === 'secrets-only' || context.known.isClientId(user) || user === '';
  const shownUser = isClient || isPlaceholder(rawUser) ? rawUser : context.placeholders.one('username', user);
  const secret = rawSecret === '' || isPlaceholder(rawSecret) ? rawSecret : hideSecret(context, rawSecret);
  // The pair as a whole may turn up elsewhere in its encoded form.
  if (secret !== rawSecret) context.placeholders.one('authorization', credentials);
  return encodeBase64(`${shownUser}:${secret}`);
}

function hideSecret({ placeholders }: Context, raw: string): string {
  const decoded = formDecoded(raw);
  if (decoded !== raw) placeholders.one('client-secret', raw);
  return placeholders.one('client-secret', decoded);
}

/** RFC 6749 appendix B. */
function formDecoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  return percentDecoded(spaced) ?? (text.includes('%') ? spaced : text);
}

function encodeBase64(text: string): string {
  const url = encodeBase64Url(new TextEncoder().encode(text)).replaceAll('-', '+').replaceAll('_', '/');
  return url.padEnd(Math.ceil(url.length / 4) * 4, '=');
}

/** A scheme and the one token behind it: `Negotiate <blob>`. RFC 9110 §11.2. */
const token68 = /((?:^|,)\s{0,4}[A-Za-z][\w-]{0,24}\s{1,4})([\w.~+/-]+={0,2})(?=\s*(?:,|$))/g;

/** A `WWW-Authenticate` value: schemes and parameters by their names. RFC 9110 §11.6.1, RFC 6750 §3. */
export function redactChallenge(context: Context, value: string): string {
  return settled(value, (current) => challengeRead(context, current));
}

function challengeRead(context: Context, value: string): string {
  const named = value.replace(token68, (_, start: string, token: string) => {
    return start + (isPlaceholder(token) ? token : context.placeholders.one('header', token));
  });
  return redactParameters(context, named, false);
}

function redactParameters(context: Context, text: string, escaped: boolean): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: all, 1: name = '', 2: equals = '', 3: raw = '', index } of text.matchAll(parameter)) {
    pieces.push(redactRest(context, text.slice(from, index)));
    pieces.push(context.name(name) + equals + redactParameter(context, name, raw, escaped));
    from = index + all.length;
  }
  return apart([...pieces, redactRest(context, text.slice(from))]);
}

/** What was masked must not run into what stands next to it. */
function apart(pieces: readonly string[]): string {
  const filled = pieces.filter((piece) => piece !== '');
  return filled
    .map((piece, at) =>
      at === 0 || /^[\s,]/.test(piece) || /[\s,]/.test(filled[at - 1]?.at(-1) ?? ' ') ? piece : ` ${piece}`,
    )
    .join('');
}

function redactParameter(context: Context, name: string, raw: string, escaped: boolean): string {
  const quotes = raw.startsWith('"') ? '"' : '';
  const inside = quotes ? raw.slice(1, -1).replace(/\\(.)/g, '$1') : raw;
  // RFC 5849 §3.5.1: OAuth 1 parameters are percent-encoded inside the header.
  const value = escaped ? (percentDecoded(inside) ?? inside) : inside;
  const redacted = context.value(name, value, 1);
  if (redacted === value) return raw;
  return (
    quotes +
    (escaped ? encodeURIComponent(redacted.toWellFormed()) : redacted.replace(/["\\]/g, '\\$&')) +
    quotes
  );
}

/** Scheme names and commas; a token68 (`Negotiate <blob>`) or a broken remainder goes. */
function redactRest(context: Context, rest: string): string {
  return rest.replace(/[^\s,]+/g, (word, at: number) => {
    const isScheme = /(?:^|,)\s*$/.test(rest.slice(Math.max(0, at - 20), at));
    if (isScheme && /^[A-Za-z][A-Za-z0-9-]{0,24}$/.test(word) && !isPlaceholder(word))
      return context.hunt(word);
    return isPlaceholder(word) ? word : context.placeholders.one('header', word);
  });
}
