import { isFailureFlag, isFailureNotice } from '../exchange/failure-notice.ts';
import { isUnset } from '../exchange/unset.ts';
import { decodeJwt } from '../exchange/jwt.ts';
import { deepest, type Context } from './context.ts';
import { isPlaceholder, placeholdersIn } from './placeholders.ts';
import { redactChoice } from './choice.ts';
import { secrecyOf, stricter, type Named } from './secrecy.ts';
import { maskedArtifact, maskedTicket } from './references.ts';
import { netted } from './shapes.ts';

const requestUri = 'urn:ietf:params:oauth:request_uri:';

/** A value as its name says, at every depth; see {@link Context.value}. */
export function redactValue(context: Context, name: string, value: string, depth: number): string {
  if (value === '' || isPlaceholder(value)) return value;
  const named = namedAs(context, name);
  if (depth > deepest)
    return named.secrecy === 'safe' && value.length < 40 ? value : mask(context, named, value);
  if (named.kind === 'client-assertion') learnClient(context, value);
  const token = context.jwt(value, depth + 1);
  if (token !== undefined) return token;
  return isMasked(context, named)
    ? masked(context, name, named, value, depth)
    : shown(context, name, named, value, depth);
}

/** What a name says, and what it says once it is redacted itself: whoever reads that again must find no more to hide. */
function namedAs(context: Context, name: string): Named {
  const named = secrecyOf(name);
  const redacted = context.name(name);
  return redacted === name ? named : stricter(named, secrecyOf(redacted));
}

/** The client that an assertion speaks of, which says so twice: as public as `client_id`, which may be left out beside it. RFC 7523 §3, §2.2. */
function learnClient({ known }: Context, assertion: string): void {
  const jwt = decodeJwt(assertion);
  if (jwt?.type !== 'jws') return;
  const { iss, sub } = jwt.claims;
  if (typeof sub === 'string' && sub !== '' && sub === iss && !isPlaceholder(sub)) known.addClientId(sub);
}

function isMasked({ level }: Context, { secrecy }: Named): boolean {
  if (secrecy === 'secret') return true;
  return level === 'default' && (secrecy === 'linkable' || secrecy === 'personal' || secrecy === 'unknown');
}

/** What is masked still shows its structure where that is no secret: names of JSON members, parts of an address. */
function masked(context: Context, name: string, named: Named, value: string, depth: number): string {
  if (named.kind === 'request-uri') return maskedRequestUri(context, value, depth);
  if (named.kind === 'verification-uri') return maskedVerificationUri(context, value, depth);
  if (named.kind === 'ticket') return maskedTicket(context, value);
  if (named.kind === 'saml-artifact') return maskedArtifact(context, value);
  const document = documents.has(named.kind) ? maskedDocument(context, named, value, depth) : undefined;
  if (document !== undefined) return document;
  if (named.kind === 'sub' && context.known.isClientId(value)) return value;
  if (name === 'p' && /^b2c_1/i.test(value)) return value;
  if (isProtocolWord(named, value) || isFailureNotice(name, value) || isFailureFlag(name, value))
    return value;
  if (named.secrecy === 'secret') return mask(context, named, value);
  const json = jsonText(context, name, value, depth);
  if (json !== undefined) return json;
  return named.secrecy === 'unknown'
    ? maskedUnknown(context, named, value, depth)
    : mask(context, named, value);
}

/** What a specification or a vendor writes where a person's identifier or a secret would be. */
function isProtocolWord({ kind }: Named, value: string): boolean {
  if (kind === 'claimed-id') return value === 'http://specs.openid.net/auth/2.0/identifier_select';
  // What a program writes for a verifier or a state that it has not is why it is refused.
  if (kind === 'code-verifier' || kind === 'state') return isUnset(value);
  return kind === 'oauth-verifier' && value === 'denied';
}

/** Nobody knows what it is, but what it carries of this login (a beacon with the callback's address) stays visible as such. */
function maskedUnknown(context: Context, named: Named, value: string, depth: number): string {
  if (isAddress(value)) {
    const address = context.url(value, depth + 1);
    return isAddress(address) ? address : mask(context, named, value);
  }
  const decoded = percentDecoded(value);
  if (decoded !== undefined && isAddress(percentDecoded(decoded) ?? decoded)) {
    return encodeURIComponent(redactValue(context, 'value', decoded, depth + 1).toWellFormed());
  }
  const own = mask(context, named, value);
  // The whole value may be hunted for as well; what is shorter is in one of these two.
  const inside = `${context.hunt(value.slice(1))} ${context.hunt(value.slice(0, -1))}`;
  return [own, ...placeholdersIn(inside).filter((placeholder) => placeholder !== own)].join('.');
}

function shown(context: Context, name: string, named: Named, value: string, depth: number): string {
  const { known } = context;
  if (named.secrecy === 'description') return context.description(value);
  if (named.secrecy === 'choice' && context.level === 'default')
    return redactChoice(context, { name, kind: named.kind }, value, depth);
  if (readsAsProse(named, value)) return context.description(value);
  const identifier = shownIdentifier(context, named, value, depth);
  if (identifier !== undefined) return identifier;
  const json = jsonText(context, name, value, depth);
  if (json !== undefined) return json;
  if (named.kind === 'client-id') known.addClientId(value);
  const readsAsAddress = (text: string): boolean =>
    isAddress(text) || (named.secrecy === 'url' && /^(?:[/\\.?#]|acct:|mailto:)/.test(text));
  // What was masked may be what kept the rest from being read so: a broken escape, what is too long for a scheme.
  const again = (read: string): string => redactValue(context, name, read, depth + 1);
  if (readsAsAddress(value)) {
    known.addSafe(value);
    const read = context.url(value, depth + 1);
    return readsAsAddress(read) || percentDecoded(read) === undefined ? read : again(read);
  }
  const decoded = percentDecoded(value);
  if (decoded !== undefined) {
    const inner = redactValue(context, name, decoded, depth + 1);
    return inner === decoded ? value : encodeURIComponent(inner.toWellFormed());
  }
  if (named.secrecy === 'safe' || named.secrecy === 'url') known.addSafe(value);
  const read = netted(context, value, depth, identifiers.has(named.kind));
  const isReadOtherwise =
    readsAsAddress(read) || percentDecoded(read) !== undefined || readsAsProse(named, read);
  return read !== value && isReadOtherwise ? again(read) : read;
}

/** A client that is known; or a verifier that is named after the address of its answer, which is hidden like any address. OpenID4VP §5.9.3. */
function shownIdentifier(
  context: Context,
  { kind }: Named,
  value: string,
  depth: number,
): string | undefined {
  if (!identifiers.has(kind)) return undefined;
  if (context.known.isClientId(value)) return value;
  const prefix = 'redirect_uri:';
  return value.startsWith(prefix) ? prefix + context.url(value.slice(prefix.length), depth + 1) : undefined;
}

/** Some write a sentence where an error's code should be. */
function readsAsProse({ kind }: Named, value: string): boolean {
  return kind === 'error' && !/^[\w.-]{1,80}$/.test(value);
}

const identifiers: ReadonlySet<string> = new Set(['client-id', 'iss', 'issuer', 'aud', 'azp', 'sub']);

function mask({ placeholders }: Context, { kind, secrecy }: Named, value: string): string {
  const isEmail = secrecy !== 'secret' && /^[^\s@]{1,64}@[^\s@]{1,250}\.[^\s@]{1,60}$/.test(value);
  return placeholders.one(isEmail ? 'email' : kind, value);
}

const documents: ReadonlySet<string> = new Set([
  'saml-request',
  'saml-response',
  'wresult',
  'logout-request',
  'assertion',
]);

/** Masked inside. Where the document occurs once more, outside of any parameter, it is hunted for as a whole. */
function maskedDocument(context: Context, { kind }: Named, value: string, depth: number): string | undefined {
  const document = context.xml(value, depth + 1);
  if (document !== undefined && document !== value) context.placeholders.one(kind, value);
  return document;
}

/** RFC 9126 §2.2: the prefix says that this is a pushed request; what follows is the reference. */
function maskedRequestUri(context: Context, value: string, depth: number): string {
  const { placeholders } = context;
  if (value.startsWith(requestUri))
    return requestUri + placeholders.one('request-uri', value.slice(requestUri.length));
  // Whoever fetches it shows it as an address: both must look the same.
  return isAddress(value) ? context.url(value, depth + 1) : placeholders.one('request-uri', value);
}

/** RFC 8628 §3.3.1: the user code is in the query by custom, but some put it at the end of the path. */
function maskedVerificationUri(context: Context, value: string, depth: number): string {
  const path = value.slice(0, (/[?#]/.exec(value) ?? { index: value.length }).index);
  const last = /^[a-z][a-z0-9+.-]{0,60}:\/\/[^/]+\/(?:.*\/)?([^/]+)$/i.exec(path)?.[1];
  const hasCode = last !== undefined && (path === value || /^[A-Z0-9]{2,}(?:-[A-Z0-9]+)*$/.test(last));
  if (!hasCode || isPlaceholder(last)) return context.url(value, depth + 1);
  const start = value.slice(0, path.length - last.length);
  const code = context.placeholders.one('user-code', percentDecoded(last) ?? last);
  return context.url(start + code + value.slice(path.length), depth + 1);
}

function jsonText(context: Context, name: string, value: string, depth: number): string | undefined {
  if (!/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.stringify(context.json(JSON.parse(value), name, depth + 1));
  } catch {
    return undefined;
  }
}

/** An absolute address with more to it than a scheme; private-use schemes count. */
function isAddress(value: string): boolean {
  return /^\s*(?:(?:[a-z][a-z0-9+.-]{0,60}:)?[\\/]{2}[^\s\\/]|[a-z][a-z0-9-]*\.[a-z0-9+.-]{1,60}:\/|(?:data|blob|javascript|mailto|acct|tel):)/i.test(
    value,
  );
}

/** One layer of percent-encoding removed; `undefined` where there was none. */
export function percentDecoded(value: string): string | undefined {
  if (!/%[0-9a-f]{2}/i.test(value)) return undefined;
  try {
    const decoded = decodeURIComponent(value);
    return decoded === value ? undefined : decoded;
  } catch {
    return undefined;
  }
}
