import { challengeMethodOf } from './pkce.ts';
import { vendorAt } from '../../messages/vendors.ts';
import type { Message } from '../../messages/message.ts';
import type { AuthorizationRequest } from '../authorization-request.ts';
import { requestParameters } from '../../exchange/parameters.ts';
import { isOwnPlaceholder, isWithheld } from '../../exchange/cleaned.ts';
import { onceFor } from '../../exchange/once-for.ts';
import { guessingBits } from '../guessing.ts';

/**
 * What is wrong with the form of a challenge or verifier, if anything. `digest`: an S256 challenge that no SHA-256 in base64url
 * without padding can be. `guessable`: fewer than 128 bits. RFC 7636 §4.1, §4.2, §7.1.
 */
export type PkceForm = 'good' | 'short' | 'long' | 'characters' | 'digest' | 'guessable';

/** `undefined` when there is no challenge, its method is of an extension, or another tool has masked it. */
export function challengeFormOf({
  message,
  params,
}: Pick<AuthorizationRequest, 'message' | 'params'>): PkceForm | undefined {
  const method = challengeMethodOf(params);
  const challenge = params['code_challenge'];
  if (!challenge || !method) return undefined;
  const form = formOf(challenge, message.exchange.verdicts?.code_challenge_form);
  if (form !== 'good' || method !== 'S256' || challenge.length === 43 || isOwnPlaceholder(challenge))
    return form;
  const isHex = vendorAt(message.url)?.hexChallenge && /^[a-f\d]{64}$/.test(challenge);
  return isHex ? 'good' : 'digest';
}

/** `undefined` when the request has no verifier or two of them, or another tool has masked it. */
export const verifierFormOf = onceFor(readVerifierForm);

function readVerifierForm({ exchange, params }: Message): PkceForm | undefined {
  const verifier = params['code_verifier'];
  if (!verifier || (verifier.includes(' ') && isRepeated(exchange))) return undefined;
  const form = formOf(verifier, exchange.verdicts?.code_verifier_form);
  if (form !== 'good' || isOwnPlaceholder(verifier)) return form;
  return guessingBits(verifier) < 128 ? 'guessable' : 'good';
}

function isRepeated(exchange: Message['exchange']): boolean {
  return requestParameters(exchange).filter(([name]) => name === 'code_verifier').length > 1;
}

function formOf(value: string, recorded: PkceForm | undefined): PkceForm | undefined {
  if (recorded) return recorded;
  if (isOwnPlaceholder(value)) return 'good';
  if (isWithheld(value)) return undefined;
  if (!/^[\w.~-]*$/.test(value)) return 'characters';
  if (value.length < 43) return 'short';
  return value.length > 128 ? 'long' : 'good';
}
