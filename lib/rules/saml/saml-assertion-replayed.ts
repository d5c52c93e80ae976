import { acceptanceOf, type Acceptance } from '../../facts/saml/deliveries.ts';
import type { Facts } from '../../facts/facts.ts';
import { samlLoginOf, type SamlAnswer, type SamlLogin } from '../../facts/saml/login.ts';
import { repetitionOf } from '../../facts/saml/repetition.ts';
import { refusalOf } from '../../facts/saml/status.ts';
import { spanOf } from '../../facts/time-span.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Same assertion delivered twice',
  why: 'An assertion signs a person in once. A service that takes it again takes it from whoever copied it, too.',
  fix: 'Service provider: remember the IDs of assertions until they end, and refuse one that was used.',
  references: ['saml-profiles#4.1.4.5'],
  examples: {
    fires: 'Two posts with one Assertion/@ID, both answered with a session',
    passes:
      'One post that the browser and its network log both tell of; a redirect that keeps the form (307)',
  },
};

const severities = { accepted: 'high', unknown: 'medium', refused: 'low' } as const;

/** What works once came a second time. */
export default rule({
  id: 'saml-assertion-replayed',
  severity: 'high',
  owner: 'client',
  needs: ['flow'],
  inspect(facts) {
    const login = samlLoginOf(facts.flow);
    const good = login.answers.filter((answer) => !refusalOf(answer) && holdsAssertion(answer));
    if (good.length === 0) return 'not applicable';
    return good.flatMap((answer) => replayed(facts, answer, login)).slice(-1);
  },
});

function holdsAssertion({ document: { assertions, encryptedAssertions } }: SamlAnswer): boolean {
  return assertions.length + encryptedAssertions > 0;
}

function replayed(facts: Facts, answer: SamlAnswer, login: SamlLogin): readonly FindingDraft[] {
  const before = repetitionOf(answer, login);
  // A post that got no answer was cut off: the browser sent it again.
  if (!before || (before.first.exchange.status ?? 0) === 0) return [];
  const acceptance = acceptanceOf(facts, answer, answer === login.answers.at(-1));
  const isReload = acceptance === 'refused' && before.after <= 2000;
  return [
    {
      severity: isReload ? 'info' : severities[acceptance],
      confidence: 'certain',
      detail: `The same ${before.what} was delivered ${spanOf(before.after)} before; ${ends[acceptance]}.`,
      evidence: [before.first, answer.message],
    },
  ];
}

const ends: Readonly<Record<Acceptance, string>> = {
  accepted: 'the second time the service provider accepted it as well',
  refused: 'the second time the service provider refused it',
  unknown: 'what the service provider made of the second one was not seen',
};
