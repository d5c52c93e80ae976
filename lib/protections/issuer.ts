import { asText } from '../exchange/json.ts';
import { answerParameter, isReadable } from '../facts/answer-parameter.ts';
import { ownMetadataOf } from '../facts/own-metadata.ts';
import { messagesOf } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import type { ProtectionReason } from '../vocabulary/protection.ts';
import { isFound, protection, valueAt, type Judged, type Protection } from './protection.ts';

/** Whether the answer says which server it is from; `undefined` where no answer could be read. RFC 9207 §2.4. */
export function issuerProtection(judged: Judged): Protection | undefined {
  const { flow, authorizationResponse: response } = judged.facts;
  if (!response) return undefined;
  const iss = answerParameter(response, 'iss');
  if (!iss && !isReadable(response)) return undefined;
  const issuer = asText(ownMetadataOf(flow)?.['issuer']);
  return protection('iss', reasonOf(judged, iss, issuer), response, [
    ...valueAt('issuer', issuer, issuer ? metadataAt(judged, issuer) : undefined),
    ...valueAt('iss', iss, response),
  ]);
}

function reasonOf(
  judged: Judged,
  iss: string | undefined,
  issuer: string | undefined,
): ProtectionReason<'iss'> {
  if (isFound(judged, 'iss-mismatch')) return 'mismatch';
  if (iss) return issuer === undefined ? 'sent' : 'matched';
  return isFound(judged, 'iss-missing') || isFound(judged, 'mix-up-no-defence') ? 'not_sent' : 'optional';
}

function metadataAt({ facts: { flow } }: Judged, issuer: string): Message | undefined {
  return messagesOf(flow, 'discovery').find(({ answer }) => answer?.['issuer'] === issuer);
}
