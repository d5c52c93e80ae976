import type { Comparison } from '../../facts/comparison.ts';
import { samlDeliveries, takenWords, type SamlDelivery } from '../../facts/saml/deliveries.ts';
import { describedIssuersOf } from '../../facts/saml/parties.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Answer comes from another provider',
  why: 'A service of several identity providers that does not look who answers lets one of them sign people in as those of another.',
  fix: 'Service provider: compare Issuer with the entity id of the provider that was asked, letter for letter.',
  references: ['saml-profiles#4.1.4.2', 'saml-core#3.2.2'],
  examples: {
    fires:
      'Issuer https://other.example, where the metadata of the provider asked says https://idp.example/metadata',
    passes: 'The provider’s metadata was not seen: then nobody knows its name',
  },
};

const severities = { accepted: 'high', unknown: 'low', refused: 'info' } as const;

/** The answer's sender is not the provider at whose address the service asked. */
export default rule({
  id: 'saml-issuer-mismatch',
  severity: 'high',
  owner: 'client',
  needs: [samlDeliveries],
  inspect({ of }) {
    const compared = of(samlDeliveries).map((delivery) => ({
      delivery,
      issuers: describedIssuersOf(delivery.answer, delivery.login),
    }));
    if (compared.every(({ issuers }) => issuers.length === 0)) return 'not applicable';
    return compared.flatMap(({ delivery, issuers }) =>
      issuers.flatMap((issuer) => other(delivery, issuer)).slice(0, 1),
    );
  },
});

function other({ acceptance }: SamlDelivery, issuer: Comparison): readonly FindingDraft[] {
  if (issuer.verdict !== 'differs') return [];
  const { expected, found, confidence } = issuer;
  return [
    {
      severity: severities[acceptance],
      confidence,
      detail: `${found.name} is ${found.value}, and the provider that was asked is ${expected.value}; ${takenWords[acceptance]}.`,
      evidence: [expected.message, found.message],
    },
  ];
}
