import { decodeBase64, encodeBase64 } from '../exchange/base64.ts';
import type { Context } from './context.ts';
import { isPlaceholder } from './placeholders.ts';

const ticketPrefix = /^(?:ST|PT|PGT|PGTIOU|TGT)-/;

/** True for what begins as the tickets of CAS do. CAS Protocol 3.0 §3. */
export function isTicket(value: string): boolean {
  return ticketPrefix.test(value);
}

/** CAS Protocol 3.0 §3: the prefix says what kind of ticket it is; what follows gives access. */
export function maskedTicket({ placeholders }: Context, value: string): string {
  const prefix = ticketPrefix.exec(value)?.[0] ?? '';
  return prefix + placeholders.one('ticket', value.slice(prefix.length) || value);
}

/** Bytes before the handle of an artifact: its type, an index, and a hash of the issuer's public name. SAML Bindings §3.6.4. */
const beforeHandle = 24;

/** An artifact that still reads as one: a placeholder takes the place of its handle. */
export function maskedArtifact({ placeholders }: Context, value: string): string {
  const bytes = decodeBase64(value);
  if (!bytes || bytes.length < beforeHandle + 20) return placeholders.one('saml-artifact', value);
  const handle = String.fromCharCode(...bytes.subarray(beforeHandle, beforeHandle + 60));
  if (isPlaceholder(handle)) return value;
  const placeholder = new TextEncoder().encode(placeholders.one('saml-artifact', value));
  return encodeBase64(Uint8Array.from([...bytes.subarray(0, beforeHandle), ...placeholder]));
}
