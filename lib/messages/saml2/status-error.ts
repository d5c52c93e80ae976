import type { MessageError } from '../message.ts';
import type { SamlStatus } from './document.ts';

/**
 * What a status says went wrong: the last word of the sub-code's URN, or of the code's where there is no sub-code (`AuthnFailed`,
 * `Responder`). `undefined` for success. SAML Core §3.2.2.2.
 */
export function statusError(status: SamlStatus | undefined): MessageError | undefined {
  if (!status || lastWord(status.code) === 'Success') return undefined;
  const code = lastWord(status.subcode ?? status.code);
  return { code, description: status.message ?? null, refused: code === 'RequestDenied' };
}

/** The last word of an identifier: `AuthnFailed` of `urn:oasis:names:tc:SAML:2.0:status:AuthnFailed`. */
export function lastWord(urn: string): string {
  const last = Math.max(...[':', '/', '#'].map((mark) => urn.lastIndexOf(mark)));
  return urn.slice(last + 1) || urn;
}
