import type { Context } from './context.ts';
import { isPlaceholder } from './placeholders.ts';
import { isProtocolWord } from './vocabulary.ts';

/**
 * Words out of an open vocabulary (`acr_values`, `amr`, `realm`, `ui_locales`), separated as they came: addresses are redacted as
 * addresses, numbers, language tags and words that specifications or products have stay, and any other may name a person.
 */
export function redactChoice(
  context: Context,
  { name, kind }: { readonly name: string; readonly kind: string },
  value: string,
  depth: number,
): string {
  if (value.length > longest) return context.placeholders.one(kind, value);
  const json = jsonList(context, name, value, depth);
  if (json !== undefined) return json;
  if (kind === 'realm' && !/^[a-z][a-z0-9+.-]{0,60}:/i.test(value))
    return isShown(context, kind, value) ? value : context.placeholders.one(kind, value);
  return value.replace(/[^\s,;]+/g, (word) => {
    if (isPlaceholder(word)) return word;
    if (/^[a-z][a-z0-9+.-]{0,60}:(?:\/\/|[\w-]+:)/i.test(word)) return context.url(word, depth + 1);
    return isShown(context, kind, word) ? word : context.placeholders.one(kind, word);
  });
}

/** Characters. */
const longest = 2000;

function jsonList(context: Context, name: string, value: string, depth: number): string | undefined {
  if (!/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.stringify(context.json(JSON.parse(value), name, depth + 1));
  } catch {
    return undefined;
  }
}

function isShown({ known }: Context, kind: string, word: string): boolean {
  if (kind === 'locale') return isLanguageTag(word);
  return (
    /^\d{1,3}(?:\.\d)?$/.test(word) ||
    words.has(word.toLowerCase()) ||
    /^(?:loa|aal|ial|fal|eidas|level|l|c|p|acr)[-_:.]?\d{1,2}$/i.test(word) ||
    isProtocolWord(word) ||
    known.isSafe(word)
  );
}

/** A language, its script and its region: no variant and no private use, which are free text. RFC 5646 §2.1. */
export function isLanguageTag(tag: string): boolean {
  return /^(?:\*|[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?)$/i.test(tag);
}

/** Methods (RFC 8176 §2 and what vendors add), levels, and realms that products ship with. */
const words: ReadonlySet<string> = new Set(
  `
  face fpt geo hwk iris kba mca mfa otp pin pop pwd rba retina sc sms swk tel user vbm wia rsa fed federated federatedidp google oidc saml ngcmfa
  passkey webauthn fido fido2 u2f password passwordless email totp hotp push x509 cert certificate smartcard biometric kerberos ldap external social
  possessionorinherence phr phrh bronze silver gold platinum low substantial high medium basic strong weak any none
  master api resource default restricted oauth oauth2 rest rest-api service services users clients protected private realm local internal sparklr2
  oauth2-resource oauth2/client spring-security-oauth mcp userinfo token admin organizations consumers common contacts
  `
    .trim()
    .split(/\s+/),
);
