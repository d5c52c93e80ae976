import { isCleaned } from '../../exchange/cleaned.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import type { Message } from '../../messages/message.ts';

/**
 * The form of an access token, as far as anybody can read it: `opaque` for a string without meaning, `jwe` for one that is encrypted for
 * somebody (RFC 7516 §3.1), `jwt` for one that can be read (RFC 9068).
 */
export type TokenForm = 'opaque' | 'jwe' | 'jwt';

/** The form of the token that a call presents; `undefined` for none, and for what a cleaner put in its place. */
export function tokenFormOf({ token, exchange: { verdicts } }: Message): TokenForm | undefined {
  const recorded = verdicts?.token_form;
  if (recorded) return recorded;
  if (token === undefined || isCleaned(token)) return undefined;
  const jwt = decodeJwt(token);
  return jwt === undefined ? 'opaque' : jwt.type === 'jwe' ? 'jwe' : 'jwt';
}
