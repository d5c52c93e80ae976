import { issuanceFaults } from '../../facts/wallet/issuance-faults.ts';
import { toldFaults } from '../../facts/wallet/issuance-fault-words.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The issuer’s answer is not as OpenID4VCI says',
  why: 'Wallets that hold to the specification cannot go on with such an answer.',
  fix: 'Answer with credentials, or with status 202, transaction_id and interval; a nonce request with c_nonce.',
  references: ['openid4vci#8.3', 'openid4vci#9', 'openid4vci#7.2'],
  examples: {
    fires: '"transaction_id" without "interval"',
    passes: '"transaction_id" and "interval", and the same transaction_id until the credential comes',
  },
};

/** Members contradict each other or are missing. */
export default remark({
  id: 'vci-answer-invalid',
  severity: 'low',
  owner: 'resource_server',
  needs: [issuanceFaults],
  inspect: ({ of }) => toldFaults(of(issuanceFaults), 'answer_'),
});
