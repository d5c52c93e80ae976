import { answersRead } from '../../facts/wallet/answers-read.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { pageRule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The transaction was not signed as it was asked',
  why: 'What the person approves is proven by its hash in the holder’s signature. Without it, or with another, the approval can be for another amount, payee or document.',
  fix: 'Hash each text of transaction_data as it was sent, look for it in transaction_data_hashes of the KB-JWT, and refuse the answer where it is not there.',
  references: ['openid4vp#8.4', 'openid4vp#B.3.3.1'],
  examples: {
    fires: 'transaction_data in the request, transaction_data_hashes of another text in the KB-JWT, and 200',
    passes: 'The hash of each text is there; a transaction type that is signed in another claim',
  },
};

/** The holder’s signature is not over the transaction of this request, and the verifier took it. */
export default pageRule({
  id: 'vp-transaction-unsigned',
  severity: 'high',
  owner: 'client',
  needs: [answersRead],
  inspect({ of }) {
    const held = of(answersRead).filter(({ verdicts }) => verdicts.transaction_data !== undefined);
    if (held.length === 0) return 'not applicable';
    const wrong = held.find(
      ({ message, verdicts }) =>
        verdicts.transaction_data !== 'match' && isAccepted(message.exchange) && !message.error,
    );
    return (
      wrong && {
        confidence: 'certain',
        about: wrong.verdicts.transaction_data!,
        detail: `The holder’s signature has ${wrong.verdicts.transaction_data === 'other' ? 'another hash than' : 'no hash of'} the request’s transaction_data, and the verifier took it.`,
        evidence: [wrong.message],
      }
    );
  },
});
