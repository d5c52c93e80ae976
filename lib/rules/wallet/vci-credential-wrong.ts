import { issuanceFaults } from '../../facts/wallet/issuance-faults.ts';
import { toldFaults } from '../../facts/wallet/issuance-fault-words.ts';
import { pageRule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'What was issued is not what was asked for',
  why: 'A credential that is bound to another key, of another type, expired or not whole is refused wherever it is shown; one that was to be encrypted was readable on the way.',
  fix: 'Bind each credential to a key that the wallet proved, issue what the name stands for in the description, and encrypt where the wallet asks.',
  references: ['openid4vci#8.3', 'openid4vci#8.2'],
  examples: {
    fires: 'cnf.jwk of the credential is another key than jwk of the proof',
    passes: 'The same key; a credential of another format',
  },
};

/** The credential itself is held against what was asked for. */
export default pageRule({
  id: 'vci-credential-wrong',
  severity: 'medium',
  owner: 'resource_server',
  needs: [issuanceFaults],
  inspect: ({ of }) => toldFaults(of(issuanceFaults), 'credential_'),
});
