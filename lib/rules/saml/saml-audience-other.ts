import { differenceWords } from '../../facts/difference-words.ts';
import { samlDeliveries, takenWords, type SamlDelivery } from '../../facts/saml/deliveries.ts';
import { audienceOf } from '../../facts/saml/parties.ts';
import type { Comparison } from '../../facts/comparison.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Assertion is made out to another service',
  why: 'A service that takes assertions made for others can be entered with one that a person gave to any other service of the same provider.',
  fix: 'Service provider: compare Audience with its own entity id, letter for letter. Configuration: use one entity id on both sides.',
  references: ['saml-profiles#4.1.4.2', 'saml-core#2.5.1.4'],
  examples: {
    fires: 'Audience https://other.example, asked by https://sp.example/metadata',
    passes: 'Audience and Issuer of the request are one name',
  },
};

const severities = { accepted: 'high', unknown: 'low', refused: 'info' } as const;

/** The service that asked is not among those for whom the assertion is. */
export default rule({
  id: 'saml-audience-other',
  severity: 'high',
  owner: 'client',
  needs: [samlDeliveries],
  inspect({ of }) {
    const compared = of(samlDeliveries)
      .map((delivery) => ({ delivery, audience: audienceOf(delivery.answer, delivery.login) }))
      .filter(({ audience }) => audience.verdict !== 'not compared');
    if (compared.length === 0) return 'not applicable';
    return compared.flatMap(({ delivery, audience }) => otherAudience(delivery, audience));
  },
});

function otherAudience({ acceptance }: SamlDelivery, audience: Comparison) {
  if (audience.verdict !== 'differs') return [];
  const { expected, found, parts, confidence } = audience;
  const isSlash = parts.every((part) => part === 'slash' || part === 'double slash');
  return [
    {
      severity: acceptance !== 'refused' && isSlash ? ('low' as const) : severities[acceptance],
      confidence,
      detail: `The assertion is for ${found.value}, and ${expected.value} asked; they differ in ${differenceWords(parts)}; ${takenWords[acceptance]}.`,
      evidence: [expected.message, found.message],
    },
  ];
}
