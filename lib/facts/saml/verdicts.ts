import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { SamlDocument } from '../../messages/saml2/document.ts';
import { verdictsSaid, type Verdicts } from '../../vocabulary/verdicts.ts';
import { hasInterruptedName } from './interrupted-name.ts';
import { hasExpiredCertificate, hasShortKey } from './keys.ts';
import { samlLoginOf, type SamlAnswer } from './login.ts';
import { relayStateFormOf, relayStateSizeOf, relayStateVerdict } from './relay-state.ts';
import { signaturesOf } from './signatures.ts';

/** What redaction takes away of SAML's documents and rules speak of: keys, comments, the form of RelayState. */
export function samlVerdictsOf(flow: Flow): readonly (readonly [Message, Verdicts])[] {
  const { answers, requests } = samlLoginOf(flow);
  return [
    ...answers.map((answer) => [answer.message, ofAnswer(answer)] as const),
    ...requests.map(({ message, document }) => [message, ofRequest(message, document)] as const),
    ...messagesOf(flow, 'saml_metadata').map((message) => [message, ofMetadata(message)] as const),
  ];
}

function ofAnswer(answer: SamlAnswer): Verdicts {
  return {
    ...ofKeys(signaturesOf(answer.document), answer.message),
    ...verdictsSaid({ name_text: hasInterruptedName(answer) ? 'interrupted' : undefined }),
    ...relayStateVerdict(relayStateFormOf(answer)),
  };
}

function ofRequest(message: Message, { signature }: SamlDocument): Verdicts {
  return {
    ...ofKeys([signature], message),
    ...(relayStateSizeOf(message)?.isLong && { relay_state: 'long' }),
  };
}

function ofKeys(signatures: Parameters<typeof hasShortKey>[0], message: Message): Verdicts {
  return hasShortKey(signatures, message) ? { certificate: 'short' } : {};
}

function ofMetadata(message: Message): Verdicts {
  return hasExpiredCertificate(message) ? { certificate: 'expired' } : {};
}
