import { isAccepted } from '../../exchange/page-request.ts';
import { proofFaults } from '../../facts/wallet/proofs.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The proof of the wallet’s key is for something else',
  why: 'The proof shows that the wallet has the key now and for this issuer. An issuer that takes one with another nonce or audience binds credentials to keys that somebody else proved.',
  fix: 'Refuse proofs whose nonce is not one of yours, whose aud is not your credential_issuer, or whose typ is not openid4vci-proof+jwt.',
  references: ['openid4vci#F.1', 'openid4vci#7'],
  examples: {
    fires: 'A proof with aud of another issuer, and 200 from the credential endpoint',
    passes: 'The proof holds the last c_nonce and aud = credential_issuer',
  },
};

/** The issuer took it; where it refused, that is the reason of the failure. */
export default rule({
  id: 'vci-proof-mismatch',
  severity: 'medium',
  owner: 'resource_server',
  needs: [proofFaults],
  inspect({ of }) {
    const wrong = of(proofFaults).faults.find(
      ({ message }) => isAccepted(message.exchange) && !message.error,
    );
    return (
      wrong && {
        confidence: wrong.about === 'nonce' ? 'firm' : 'certain',
        about: wrong.about,
        detail: `${wrong.detail} The issuer took it.`,
        evidence: [wrong.message],
      }
    );
  },
});
