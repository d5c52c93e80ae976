import { answerParameter } from '../facts/answer-parameter.ts';
import type { ProtectionReason } from '../vocabulary/protection.ts';
import { isFound, protection, valueAt, type Judged, type Protection } from './protection.ts';

/** The state of a request, and whether the answer brings it back. RFC 6749 §10.12; RFC 9700 §4.7.1. */
export function stateProtection(judged: Judged): Protection {
  const { authorizationRequest: request, authorizationResponse: response } = judged.facts;
  const sent = request?.params['state'];
  const returned = response && answerParameter(response, 'state');
  const reason = reasonOf(judged, sent, returned);
  const isAboutAnswer = reason === 'mismatch' || reason === 'not_returned' || reason === 'matched';
  return protection('state', reason, isAboutAnswer ? response : request?.message, [
    ...valueAt('state', sent, request?.message),
    ...valueAt('state', returned, response),
  ]);
}

function reasonOf(
  judged: Judged,
  sent: string | undefined,
  returned: string | undefined,
): ProtectionReason<'state'> {
  if (isFound(judged, 'state-mismatch')) return 'mismatch';
  if (isFound(judged, 'state-not-returned')) return 'not_returned';
  if (!judged.facts.authorizationRequest) return 'hidden';
  if (!sent) return isFound(judged, 'state-missing') ? 'not_sent' : 'optional';
  if (isFound(judged, 'state-weak')) return 'weak';
  return returned === undefined ? 'sent' : 'matched';
}
