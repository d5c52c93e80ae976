import { isWithheld } from '../../exchange/cleaned.ts';
import { fragmentParameters, queryParameters } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { asText } from '../../exchange/json.ts';
import { guessingBits } from '../guessing.ts';

/** Bits below which nobody would call a value unguessable: half of what OpenID4VP §8.2 asks for, as bits are only estimated. */
const least = 64;

/**
 * Whether the address to which the verifier sends the browser can be guessed: nothing in its path, query or fragment looks drawn by lot.
 * `undefined` where it names none, or it cannot be read.
 */
export function guessableReturnOf({ answer, exchange }: Message): boolean | undefined {
  const address = asText(answer?.['redirect_uri']);
  if (address === undefined || !/^[a-z][a-z0-9+.-]*:/i.test(address)) return undefined;
  if (exchange.verdicts?.presentation_return === 'guessable') return true;
  if (isWithheld(address)) return undefined;
  const path = address
    .replace(/[?#].*$/s, '')
    .split('/')
    .slice(3);
  const values = [...queryParameters(address), ...fragmentParameters(address)].map(([, value]) => value);
  return ![...path, ...values].some((value) => guessingBits(value) >= least);
}
