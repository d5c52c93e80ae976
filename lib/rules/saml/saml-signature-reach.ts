import { samlDeliveries, takenWords, type SamlDelivery } from '../../facts/saml/deliveries.ts';
import { hasInterruptedName } from '../../facts/saml/interrupted-name.ts';
import { signaturesOf } from '../../facts/saml/signatures.ts';
import { isCanonicalization, reachFaultsOf, type ReachFault } from '../../facts/saml/signature-reach.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Signature does not cover what would be used',
  why: 'A receiver that verifies one element and reads another can be given any name beside a signature that is right. It looks like wrapping, or like a signer that is broken.',
  fix: 'Service provider: use only the element that the verified reference names, and refuse ids that stand twice. Identity provider: sign the element by its ID, with one reference.',
  references: ['saml-core#5.4.1', 'saml-core#5.4.2', 'saml-core#5.4.4', 'saml-core#1.3.4'],
  examples: {
    fires: 'An unsigned Assertion in the Response, and a signed one in its Extensions',
    passes: 'One Reference, URI="#" and the ID of the signed element',
  },
};

/** What is signed is not surely what is read. Nothing is verified here. */
export default rule({
  id: 'saml-signature-reach',
  severity: 'high',
  owner: 'authorization_server',
  needs: [samlDeliveries],
  inspect({ of }) {
    const judged = of(samlDeliveries)
      .map((delivery) => ({ delivery, faults: reachFaultsOf(delivery.answer.document) }))
      // A signature that stands elsewhere counts: of an assertion in `Extensions`, say.
      .filter(({ delivery, faults }) => faults.length + signaturesOf(delivery.answer.document).length > 0);
    if (judged.length === 0) return 'not applicable';
    return judged.flatMap(({ delivery, faults }) => findingsOf(delivery, faults));
  },
});

function findingsOf(
  { answer, acceptance }: SamlDelivery,
  faults: readonly ReachFault[],
): readonly FindingDraft[] {
  const evidence = [answer.message];
  const grave = faults.filter((fault) => !isHarmless(fault));
  if (grave.length > 0)
    return [
      {
        severity: acceptance === 'refused' ? 'info' : 'high',
        confidence: 'firm',
        detail: `${sentences(grave).join(' ').replace(/\.$/, '')}; ${takenWords[acceptance]}.`,
        evidence,
      },
    ];
  const remarks = [
    ...sentences(faults),
    ...(hasInterruptedName(answer)
      ? [
          'A comment or processing instruction stands inside a name or an attribute’s value: some readers stop there.',
        ]
      : []),
  ];
  return remarks.length > 0
    ? [{ severity: 'info', confidence: 'firm', detail: remarks.join(' '), evidence }]
    : [];
}

function isHarmless(fault: ReachFault): boolean {
  return fault.what === 'transform' && isCanonicalization(fault.algorithm);
}

/** The first few tell enough: a document can have thousands. */
function sentences(faults: readonly ReachFault[]): readonly string[] {
  return [...new Set(faults.map(said))].slice(0, 3);
}

function said(fault: ReachFault): string {
  const { path } = fault;
  switch (fault.what) {
    case 'no reference':
      return `The signature of ${path} has no reference: it covers nothing.`;
    case 'several references':
      return `The signature of ${path} has several references; expected one.`;
    case 'other element':
      return `The signature in ${path} names another element than the one it stands in.`;
    case 'transform':
      return `The signature of ${path} transforms what it signs with ${fault.algorithm}; expected enveloped-signature and exclusive canonicalization alone.`;
    case 'same id':
      return `The ID of ${path} stands twice in the document.`;
    case 'stray':
      return `An assertion in the response is not signed, and one at ${path} is.`;
    default:
      return fault satisfies never;
  }
}
