import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { SamlDocument } from '../../messages/saml2/document.ts';
import { samlRequestIn, samlResponseIn } from '../../messages/saml2/document-in.ts';
import type { SamlSignature } from '../../messages/saml2/signature.ts';
import { fact } from '../fact.ts';
import { samlLoginOf } from './login.ts';
import { signaturesOf } from './signatures.ts';

/** A message that is signed, in itself or beside it (`SigAlg`), and with what. Whether the signatures are right is not said. */
export type SamlSignedMessage = {
  readonly message: Message;
  readonly isAnswer: boolean;
  readonly signatures: readonly SamlSignature[];
  /** As they are written. */
  readonly algorithms: readonly string[];
  readonly digests: readonly string[];
};

/** The signed messages of a flow, answers first. */
export const samlSignedMessages = fact('samlSignedMessages', ({ flow, of }): readonly SamlSignedMessage[] => {
  const { answers, requests } = samlLoginOf(flow);
  const distinct = answers.filter(
    ({ document }, at) => !answers.slice(0, at).some((before) => before.document.id === document.id),
  );
  return [
    ...distinct.map(({ message, document }) => readSigned(message, document, true)),
    ...[...requests, ...of(samlLogouts)].map(({ message, document }) => readSigned(message, document, false)),
  ].filter(
    ({ algorithms, digests, signatures }) => algorithms.length + digests.length + signatures.length > 0,
  );
});

function readSigned(message: Message, document: SamlDocument, isAnswer: boolean): SamlSignedMessage {
  const signatures = signaturesOf(document);
  const { SigAlg: beside } = message.params;
  return {
    message,
    isAnswer,
    signatures,
    algorithms: [...signatures.flatMap(({ algorithm }) => algorithm ?? []), ...(beside ? [beside] : [])],
    digests: signatures.flatMap(({ references }) => references.flatMap(({ digest }) => digest ?? [])),
  };
}

/** A message of single logout that passed the browser, and the document in it. */
export type SamlLogout = { readonly message: Message; readonly document: SamlDocument };

/** The logout messages of a flow that could be read, in order of time, each once. SAML Profiles §4.4.4. */
export const samlLogouts = fact('samlLogouts', ({ flow }): readonly SamlLogout[] => {
  const messages = [...messagesOf(flow, 'saml_logout_request'), ...messagesOf(flow, 'saml_logout_response')];
  const seen = new Set<string | undefined>();
  return messages.flatMap((message) => {
    const document = samlRequestIn(message.params) ?? samlResponseIn(message.params);
    if (!document || seen.has(document.id)) return [];
    seen.add(document.id);
    return [{ message, document }];
  });
});
