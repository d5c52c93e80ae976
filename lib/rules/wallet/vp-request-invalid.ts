import { requestFaults } from '../../facts/wallet/request-faults.ts';
import { requestFaultWords } from '../../facts/wallet/request-fault-words.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Wallets must refuse the presentation request',
  why: 'What the request says cannot be carried out, or its header does not prove whose it is. Wallets that hold to OpenID4VP 1.0 end here; others may answer something else than was meant.',
  fix: 'Mend what the finding names, and check requests against OpenID4VP 1.0, §5 and §6, before they are signed.',
  references: ['openid4vp#5.1', 'openid4vp#5.9.3', 'openid4vp#6'],
  examples: {
    fires:
      'client_id=x509_hash:… of another certificate than x5c; credential_sets with an id that no credential has',
    passes: 'The hash of the first certificate in x5c; ids of the query alone',
  },
};

/** It contradicts itself, or what OpenID4VP says every request must be. */
export default remark({
  id: 'vp-request-invalid',
  severity: 'low',
  owner: 'client',
  needs: [requestFaults],
  inspect({ of }) {
    const { message, faults } = of(requestFaults);
    if (faults.length === 0) return undefined;
    const detail = faults.slice(0, 3).map((fault) => requestFaultWords[fault]).join(' '); // prettier-ignore
    return { confidence: 'certain', detail, evidence: [message] };
  },
});
