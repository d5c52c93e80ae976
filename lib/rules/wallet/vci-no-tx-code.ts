import { preAuthorizedOffers } from '../../facts/wallet/offers.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The offer needs no second code',
  why: 'Whoever opens the offer first gets the credential: a photograph of the QR code or a forwarded mail is enough.',
  fix: 'Ask for a tx_code that reaches the person on another way, where the offer could be seen by others.',
  references: ['openid4vci#4.1.1'],
  examples: {
    fires: '"pre-authorized_code": "…" without tx_code',
    passes: '"tx_code": {"length": 4} beside it',
  },
};

/** The code of the offer is all that is asked for. */
export default remark({
  id: 'vci-no-tx-code',
  severity: 'info',
  owner: 'authorization_server',
  needs: [preAuthorizedOffers],
  inspect({ of }) {
    const open = of(preAuthorizedOffers).find(({ hasCode }) => !hasCode);
    return (
      open && {
        confidence: 'certain',
        detail: 'The offer has a pre-authorized code and asks for no tx_code.',
        evidence: [open.message],
      }
    );
  },
});
