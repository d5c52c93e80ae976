import { samlLoginOf, type DescribedEntity } from '../../facts/saml/login.ts';
import { ownEntitiesOf } from '../../facts/saml/own-entities.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Metadata has no key to verify with',
  why: 'Whoever sets up a login from this metadata cannot verify signatures, and has to get the key some other way or take anything.',
  fix: 'Publish a KeyDescriptor with use="signing" in the role that signs.',
  references: ['saml-metadata#2.4.1.1', 'saml-metadata#2.4.3', 'saml-metadata#2.4.4'],
  examples: {
    fires: 'An IDPSSODescriptor whose only KeyDescriptor says use="encryption"',
    passes: 'A KeyDescriptor without use, which is for both; a service provider that signs nothing',
  },
};

/** A party that signs publishes nothing to verify its signatures with. */
export default rule({
  id: 'saml-metadata-no-signing-key',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect({ flow }) {
    const signers = ownEntitiesOf(samlLoginOf(flow)).filter(
      ({ provider, service }) => provider !== undefined || service?.signsRequests === true,
    );
    return signers.length > 0 ? signers.flatMap(withoutKey) : 'not applicable';
  },
});

function withoutKey({ entityId, provider, service, message }: DescribedEntity): readonly FindingDraft[] {
  const role = provider?.signingKeys === 0 ? 'identity provider' : undefined;
  const other = service?.signsRequests && service.signingKeys === 0 ? 'service provider' : undefined;
  return [role, other].flatMap((one) =>
    one === undefined
      ? []
      : [
          {
            confidence: 'certain' as const,
            ...(one === other && { owner: 'client' as const }),
            detail: `The metadata of ${entityId} has no key for signatures in its role as ${one}.`,
            evidence: [message],
          },
        ],
  );
}
