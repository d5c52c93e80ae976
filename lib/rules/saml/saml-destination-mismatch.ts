import type { Comparison } from '../../facts/comparison.ts';
import { differenceWords } from '../../facts/difference-words.ts';
import { destinationOf, recipientOf } from '../../facts/saml/addresses.ts';
import { samlDeliveries, takenWords, type SamlDelivery } from '../../facts/saml/deliveries.ts';
import { bearersOf } from '../../facts/saml/login.ts';
import { signedPartsOf } from '../../facts/saml/signatures.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Answer delivered elsewhere than addressed',
  why: 'Destination and Recipient keep an answer that was meant for one place from being used at another. A service that does not hold them against its own address takes what was made for somebody else.',
  fix: 'Service provider: check both against its outside address; behind a proxy, let it know that address. Identity provider: write both.',
  references: ['saml-core#3.2.2', 'saml-bindings#3.5.5.2', 'saml-profiles#4.1.4.2'],
  examples: {
    fires: 'Recipient="https://other.example/acs", posted to https://sp.example/acs',
    passes: 'Destination, Recipient and the address posted to are one',
  },
};

const severities = { accepted: 'high', unknown: 'medium', refused: 'info' } as const;

/** The answer was posted to an address that it does not name. */
export default rule({
  id: 'saml-destination-mismatch',
  severity: 'medium',
  owner: 'client',
  needs: [samlDeliveries],
  inspect({ of }) {
    const deliveries = of(samlDeliveries);
    const found = deliveries.flatMap((delivery) => {
      const told = addressesOf(delivery).flatMap((one) => mismatch(delivery, one));
      return told.length > 0 ? told.slice(0, 1) : unaddressed(delivery);
    });
    const isCompared = deliveries.flatMap(addressesOf).some(({ verdict }) => verdict !== 'not compared');
    return found.length > 0 || isCompared ? found : 'not applicable';
  },
});

function addressesOf({ answer }: SamlDelivery): readonly Comparison[] {
  return [destinationOf(answer), recipientOf(answer)];
}

/** What a proxy in front of a service changes without anybody being deceived. */
const ofProxies: ReadonlySet<string> = new Set(['scheme', 'port', 'slash', 'double slash', 'case']);

function mismatch({ acceptance }: SamlDelivery, compared: Comparison): readonly FindingDraft[] {
  if (compared.verdict !== 'differs') return [];
  const { expected, found, parts, confidence } = compared;
  const isProxy = acceptance !== 'refused' && parts.every((part) => ofProxies.has(part));
  return [
    {
      severity: isProxy ? 'low' : severities[acceptance],
      confidence,
      detail: `${found.name} is ${found.value}, and the answer was posted to ${expected.value}; they differ in ${differenceWords(parts)}${isProxy ? ', as behind a proxy' : ''}; ${takenWords[acceptance]}.`,
      evidence: [found.message],
    },
  ];
}

function unaddressed({ answer, acceptance }: SamlDelivery): readonly FindingDraft[] {
  const { document, assertion, message } = answer;
  const { response, beside } = signedPartsOf(answer);
  const bearers = assertion ? bearersOf(assertion) : [];
  const missing = [
    ...((response || beside) && !document.destination?.trim() ? ['Destination of the signed response'] : []),
    ...(bearers.length > 0 && bearers.every(({ recipient }) => !recipient?.trim())
      ? ['Recipient of the bearer’s confirmation']
      : []),
  ];
  if (missing.length === 0) return [];
  return [
    {
      severity: acceptance === 'refused' ? 'info' : 'medium',
      confidence: 'certain',
      owner: 'authorization_server',
      detail: `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing: nothing says where the answer may be used.`,
      evidence: [message],
    },
  ];
}
