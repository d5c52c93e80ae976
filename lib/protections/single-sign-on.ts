import { messagesOf } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import type { SamlDocument } from '../messages/saml2/document.ts';
import { samlRequestIn, samlResponseIn } from '../messages/saml2/document-in.ts';
import { decodeTokenResponse } from '../messages/wsfed/token-response.ts';
import type { StepKind } from '../vocabulary/kinds.ts';
import { protection, valueAt, type Judged, type Protection } from './protection.ts';

/** What protects an answer of SAML 2.0; nothing where it failed, or could not be read. SAML Core §2.3.3, §3.2.2. */
export function samlProtections({ facts }: Judged): readonly Protection[] {
  const at = lastOf(facts, 'saml_response');
  const document = at && samlResponseIn(at.params);
  if (!document || document.assertions.length + document.encryptedAssertions === 0) return [];
  return [protection('signature', samlSignature(document), at), inResponseTo(facts, document, at)];
}

function samlSignature({ signature, assertions, encryptedAssertions }: SamlDocument) {
  if (signature !== undefined) return 'signed';
  if (encryptedAssertions > 0) return 'hidden';
  return assertions.every((one) => one.signature) ? 'signed' : 'unsigned';
}

function inResponseTo(
  facts: Judged['facts'],
  { inResponseTo: named }: SamlDocument,
  at: Message,
): Protection {
  const request = lastOf(facts, 'saml_authn_request');
  const id = request && samlRequestIn(request.params)?.id;
  const reason = !named ? 'unsolicited' : id === undefined ? 'sent' : id === named ? 'matched' : 'mismatch';
  return protection('in_response_to', reason, at, [
    ...valueAt('ID', id, request),
    ...valueAt('InResponseTo', named, at),
  ]);
}

/** What protects an answer of WS-Federation: the signatures of its tokens. */
export function wsfedProtections({ facts }: Judged): readonly Protection[] {
  const at = lastOf(facts, 'wsfed_signin_response');
  const { assertions = [], encryptedTokens = 0 } = decodeTokenResponse(at?.params['wresult']) ?? {};
  if (assertions.length + encryptedTokens === 0) return [];
  const isUnsigned = assertions.some((one) => !one.signature);
  return [protection('signature', encryptedTokens > 0 ? 'hidden' : isUnsigned ? 'unsigned' : 'signed', at)];
}

function lastOf({ flow }: Judged['facts'], kind: StepKind): Message | undefined {
  return messagesOf(flow, kind).at(-1);
}
