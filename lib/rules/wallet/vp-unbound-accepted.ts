import { presentationAsked } from '../../facts/wallet/presentation.ts';
import { presentedCredentials } from '../../facts/wallet/presented.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The verifier took a credential from whoever shows it',
  why: 'Nothing proves that the credential belongs to the person, and that it was shown for this request: everybody who has seen it once can show it again.',
  fix: 'Refuse presentations without a key binding (KB-JWT, or the device’s signature of a document), or ask with require_cryptographic_holder_binding false where that is meant.',
  references: ['openid4vp#8.6', 'openid4vp#B.3', 'openid4vp#14.1'],
  examples: {
    fires:
      'An SD-JWT that ends with ~ in the answer to a query without require_cryptographic_holder_binding, and 200',
    passes: 'The same with a KB-JWT; the same to a query with require_cryptographic_holder_binding false',
  },
};

/** The query wants the holder’s signature, and the verifier goes on without. */
export default rule({
  id: 'vp-unbound-accepted',
  severity: 'high',
  owner: 'client',
  needs: [presentationAsked, presentedCredentials],
  inspect({ of }) {
    const bound = of(presentationAsked).queries?.filter(({ isUnbound }) => !isUnbound) ?? [];
    if (bound.length === 0) return 'not applicable';
    for (const { message, credentials } of of(presentedCredentials)) {
      const wrong = credentials.find(
        ({ isBound, query }) => !isBound && bound.some(({ id }) => id === query),
      );
      if (wrong && isAccepted(message.exchange) && !message.error)
        return {
          confidence: 'certain',
          detail: `The credential for the query ${wrong.query} has no signature of its holder, and the verifier took it.`,
          evidence: [message],
        };
    }
    return undefined;
  },
});
