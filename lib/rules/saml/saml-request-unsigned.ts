import { samlLoginOf } from '../../facts/saml/login.ts';
import { judgedRequestsOf, type JudgedRequest } from '../../facts/saml/unsigned-requests.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Provider wants signed requests, this one is not',
  why: 'The metadata says that requests are signed. A provider that insists refuses this one; one that does not takes requests that anybody can write.',
  fix: 'Service provider: sign the AuthnRequest, in itself by POST, with SigAlg and Signature by redirect.',
  references: ['saml-metadata#2.4.3', 'saml-metadata#2.4.4', 'saml-bindings#3.4.4.1'],
  examples: {
    fires: 'WantAuthnRequestsSigned="true" in the provider’s metadata, and a SAMLRequest without Signature',
    passes: 'No metadata in the recording: nobody is known to want a signature',
  },
};

/** What metadata says of signed requests, against the request. */
export default rule({
  id: 'saml-request-unsigned',
  severity: 'medium',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const judged = judgedRequestsOf(samlLoginOf(flow));
    if (judged.length === 0) return 'not applicable';
    return judged.flatMap((one) => (one.isSigned ? [] : [unsigned(one)]));
  },
});

function unsigned({ request: { message }, wish, isHalfSigned }: JudgedRequest): FindingDraft {
  if (!wish)
    return {
      severity: 'info',
      confidence: 'certain',
      detail: 'The request has SigAlg and no Signature: it is not signed.',
      evidence: [message],
    };
  const half = isHalfSigned ? ' It has SigAlg and no Signature.' : '';
  return {
    confidence: 'certain',
    detail: `The metadata of ${wish.entity.entityId} has ${wish.name}="true", and the request is not signed.${half}`,
    evidence: [wish.entity.message, message],
  };
}
