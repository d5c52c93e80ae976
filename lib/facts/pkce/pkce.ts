import { decodeBase64 } from '../../exchange/base64.ts';
import { isCleaned, isOwnPlaceholder } from '../../exchange/cleaned.ts';
import { sha256Base64Url } from '../../exchange/digest.ts';
import { onceFor } from '../../exchange/once-for.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { gaveTokens } from '../../flows/infer.ts';
import type { Message } from '../../messages/message.ts';
import { vendorAt } from '../../messages/vendors.ts';
import { authorizationRequestOf } from '../authorization-request.ts';
import { grantOf } from '../grant.ts';

/** As the report names it: `unknown` when the request was not seen, hides its parameters, or names a method
 * of its own; null where no code is used. */
export type PkceMethod = 'S256' | 'plain' | 'none' | 'unknown' | null;

/** The PKCE method of a flow. RFC 7636 §4.3: a challenge without a method means `plain`. */
export function pkceMethodOf(flow: Flow): PkceMethod {
  const grant = grantOf(flow);
  if (grant !== 'authorization_code' && grant !== 'hybrid') return null;
  const request = authorizationRequestOf(flow);
  if (!request) return 'unknown';
  if (!request.params['code_challenge']) return 'none';
  return challengeMethodOf(request.params) ?? 'unknown';
}

/**
 * By which method a challenge was made; none means `plain`. `undefined` for methods of somebody’s own. RFC 7636 §4.3 writes `S256` and
 * `plain`; VK ID and Supabase take `s256` for the same.
 */
export function challengeMethodOf(params: Message['params']): 'S256' | 'plain' | undefined {
  const method = (params['code_challenge_method'] ?? 'plain').toLowerCase();
  return method === 's256' ? 'S256' : method === 'plain' ? 'plain' : undefined;
}

/** Whether a verifier is the one the challenge was made from. */
export type PkceVerdict = 'match' | 'mismatch';

/**
 * Recomputes the challenge from the verifier of a token request. RFC 7636 §4.6. `undefined` when one of the two was not
 * seen, or a cleaner took it, and when of several that were sent one fits: which of them counted nobody can tell. A verdict that was
 * recorded before redaction is believed.
 */
export function pkceVerdictOf(flow: Flow, tokenRequest: Message): PkceVerdict | undefined {
  const recorded = tokenRequest.exchange.verdicts?.pkce;
  if (recorded) return recorded;
  const request = authorizationRequestOf(flow);
  const verifier = tokenRequest.params['code_verifier'];
  const challenge = request?.params['code_challenge'];
  if (!verifier || !challenge || isCleaned(verifier) || isCleaned(challenge)) return undefined;
  const method = challengeMethodOf(request.params);
  if (!method) return undefined;
  // Who writes it otherwise may be taken to mean plain.
  const isPlain = request.params['code_challenge_method'] !== 'S256';
  const isMade = (sent: string, digest = sha256Base64Url(sent)): boolean =>
    digest === challenge ||
    (isPlain && sent === challenge) ||
    (method === 'S256' &&
      hexadecimal(digest) === challenge &&
      vendorAt(request.message.url)?.hexChallenge === true);
  // One that is sent twice is read as both, with a space between: no verifier has one.
  const values = verifier.split(' ');
  if (values.length === 1) return isMade(verifier, digestOf(tokenRequest)) ? 'match' : 'mismatch';
  const isUnclear = values.some((one) => isOwnPlaceholder(one) || isMade(one));
  return isUnclear ? undefined : 'mismatch';
}

/** Of the verifier. Rules, protections and the evidence all ask, and hashing takes long. */
const digestOf = onceFor(({ params }: Message) => sha256Base64Url(params['code_verifier'] ?? ''));

/**
 * The request names no method, which means plain (RFC 7636 §4.3), and the server took a verifier whose S256 the challenge is: it
 * applied S256 all the same.
 */
export function isAppliedAsS256(flow: Flow): boolean {
  const params = authorizationRequestOf(flow)?.params;
  return (
    params?.['code_challenge'] !== undefined &&
    params['code_challenge_method'] === undefined &&
    redemptionsOf(flow).some(
      (message) =>
        gaveTokens(message) &&
        pkceVerdictOf(flow, message) === 'match' &&
        message.params['code_verifier'] !== params['code_challenge'],
    )
  );
}

function hexadecimal(digest: string): string {
  const bytes = decodeBase64(digest) ?? [];
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Supabase calls the grant by its protection. */
const redeeming: ReadonlySet<string> = new Set(['authorization_code', 'pkce']);

/** The token requests that redeem this flow's code. */
export function redemptionsOf(flow: Flow): readonly Message[] {
  return messagesOf(flow, 'token_request').filter(({ params }) =>
    redeeming.has(params['grant_type'] ?? 'authorization_code'),
  );
}
