import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { recordedSignature } from '../tokens/signature.ts';
import { fact, someOf } from '../fact.ts';

/** Messages between a wallet and an issuer in order of time, with what is wrong with each by the words of `issuanceFaultSentences`; `undefined` where there are none, or nobody reads them so closely. */
export const issuanceFaults = fact('issuanceFaults', ({ flow }) => {
  const { readAnswer } = flow;
  const messages = issuanceMessagesOf(flow).map((message) => {
    const read = readAnswer?.(message, flow);
    const said = message.exchange.verdicts?.issuance_faults ?? read?.issuance_faults ?? '';
    const isForged = recordedSignature(message.exchange, 'issuer_signature') === 'wrong';
    return { message, faults: [...said.split(' '), ...(isForged ? ['credential_wrong_signature'] : [])] };
  });
  return readAnswer && someOf(messages);
});

/** What a wallet asks an issuer, and is answered. */
export function issuanceMessagesOf(flow: Pick<Flow, 'messages'>): readonly Message[] {
  const kinds = ['credential_nonce_request', 'credential_request', 'deferred_credential_request', 'credential_notification'] as const; // prettier-ignore
  return kinds.flatMap((kind) => messagesOf(flow, kind)).sort((a, b) => timeOf(a) - timeOf(b));
}
