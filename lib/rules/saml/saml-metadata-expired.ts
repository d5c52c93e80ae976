import { isCertificateExpired } from '../../facts/saml/keys.ts';
import { samlLoginOf, type DescribedEntity } from '../../facts/saml/login.ts';
import { ownEntitiesOf } from '../../facts/saml/own-entities.ts';
import { spanOf } from '../../facts/time-span.ts';
import { clockOfAnswer, validityOf } from '../../facts/validity.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'SAML metadata is out of date',
  why: 'Whoever follows the standard must not use metadata after its validUntil: logins stop there, or go on with keys and addresses that nobody stands for any more.',
  fix: 'Publish the metadata anew before it ends, and let the other side fetch it regularly.',
  references: ['saml-metadata#2.3.2', 'saml-metadata#4.3.1'],
  examples: {
    fires: 'validUntil="2026-01-01T00:00:00Z", fetched on 2 March 2026',
    passes: 'Another entity of a federation’s list has ended; no validUntil at all',
  },
};

/** What a party says of itself has ended by its own clock. */
export default rule({
  id: 'saml-metadata-expired',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect({ flow }) {
    const dated = ownEntitiesOf(samlLoginOf(flow)).filter(({ message }) => clockOfAnswer(message));
    if (dated.length === 0) return 'not applicable';
    return dated.flatMap((entity) => expired(entity) ?? oldCertificate(entity) ?? []);
  },
});

function expired({ entityId, validUntil, service, message }: DescribedEntity): FindingDraft | undefined {
  const until = validUntil.map((value) => ({ value, name: 'validUntil', message }));
  const validity = validityOf({ from: [], until }, clockOfAnswer(message));
  if (validity.verdict !== 'expired') return undefined;
  return {
    confidence: 'certain',
    ...(service && { owner: 'client' as const }),
    detail: `The metadata of ${entityId} ended on ${validity.limit.value}, ${spanOf(validity.by)} before it was fetched.`,
    evidence: [message],
  };
}

/** Most peers use the key and not the dates around it. */
function oldCertificate(entity: DescribedEntity): FindingDraft | undefined {
  if (!isCertificateExpired(entity, entity.message)) return undefined;
  return {
    severity: 'info',
    confidence: 'certain',
    detail: `The certificate with which ${entity.entityId} signs has ended; most service providers use its key all the same.`,
    evidence: [entity.message],
  };
}
