import type { Message } from '../messages/message.ts';
import type { VerdictWord } from '../vocabulary/verdicts.ts';
import { answerParameter } from './answer-parameter.ts';

/**
 * What is wrong with the characters of a refusal’s description: `good` for ASCII without quotation marks and backslashes, as RFC 6749 §4.1.2.1
 * has it, and for tabs and ends of lines, which the OpenID conformance suite lets pass. `undefined` where nothing is described.
 */
export function descriptionFormOf(
  message: Message,
): 'good' | VerdictWord<'error_description_form'> | undefined {
  const text = message.error && answerParameter(message, 'error_description');
  if (!text) return undefined;
  const recorded = message.exchange.verdicts?.error_description_form;
  return recorded ?? (/^[\t\n\r !#-[\]-~]+$/.test(text) ? 'good' : 'characters');
}
