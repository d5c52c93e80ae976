import { samlDeliveries, takenWords, type SamlDelivery } from '../../facts/saml/deliveries.ts';
import { signedPartsOf } from '../../facts/saml/signatures.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'SAML answer carries no signature',
  why: 'The answer passes the browser. Without a signature whoever holds it can write any name into it, and sign in as anybody.',
  fix: 'Identity provider: sign the assertion. Service provider: refuse answers in which neither the response nor every assertion is signed.',
  references: ['saml-profiles#4.1.4.5', 'saml-core#5.3'],
  examples: {
    fires: 'A Response by POST without ds:Signature in it or in its Assertion',
    passes: 'A Response with a signed Assertion; an EncryptedAssertion, whose signature is inside',
  },
};

const severities = { accepted: 'high', unknown: 'medium', refused: 'info' } as const;

/** Nobody vouches for what the answer says. A signature that is there is not verified, and one inside an encrypted assertion not seen. */
export default rule({
  id: 'saml-assertion-unsigned',
  severity: 'high',
  owner: 'authorization_server',
  needs: [samlDeliveries],
  inspect({ of }) {
    const readable = of(samlDeliveries).filter(({ answer }) => mayBeJudged(answer));
    return readable.length > 0 ? readable.flatMap(unsigned) : 'not applicable';
  },
});

function mayBeJudged(answer: SamlDelivery['answer']): boolean {
  const { assertions, beside } = signedPartsOf(answer);
  return (
    assertions !== 'none' &&
    (assertions !== 'encrypted' || answer.document.signature !== undefined) &&
    !beside
  );
}

function unsigned({ answer, acceptance }: SamlDelivery): readonly FindingDraft[] {
  const { response, assertions } = signedPartsOf(answer);
  if (response || assertions === 'all' || assertions === 'encrypted') return [];
  const which = assertions === 'some' ? 'not every assertion is' : 'its assertion is not either';
  return [
    {
      severity: severities[acceptance],
      confidence: 'certain',
      detail: `The response is not signed, and ${which}; ${takenWords[acceptance]}.`,
      evidence: [answer.message],
    },
  ];
}
