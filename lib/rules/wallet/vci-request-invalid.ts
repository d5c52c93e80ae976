import { issuanceFaults } from '../../facts/wallet/issuance-faults.ts';
import { toldFaults } from '../../facts/wallet/issuance-fault-words.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The wallet asks otherwise than the issuer describes',
  why: 'An issuer that holds to its own description refuses such a request; one that does not may bind credentials to keys that nobody proved, or send them where they can be read.',
  fix: 'Read the issuer’s description and follow it: proof_types_supported, nonce_endpoint, encryption and batch_credential_issuance.',
  references: ['openid4vci#8.2', 'openid4vci#12.2', 'openid4vci#F.1'],
  examples: {
    fires: 'proof_types_supported in the description, and a request without proofs',
    passes: 'One proof of a described type with nonce and iat',
  },
};

/** Its request is not one that the issuer’s description allows. */
export default remark({
  id: 'vci-request-invalid',
  severity: 'low',
  owner: 'client',
  needs: [issuanceFaults],
  inspect: ({ of }) => toldFaults(of(issuanceFaults), 'wallet_'),
});
