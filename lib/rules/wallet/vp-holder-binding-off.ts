import { presentationAsked } from '../../facts/wallet/presentation.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Nothing ties the presentation to this request',
  why: 'The verifier does not ask for proof that the credential belongs to whoever shows it, and sends no state either: an answer made for somebody else fits as well.',
  fix: 'Send a fresh state where require_cryptographic_holder_binding is false, or leave it at true.',
  references: ['openid4vp#5.3'],
  examples: {
    fires: '"require_cryptographic_holder_binding": false without state',
    passes: 'The same with state, or without the member',
  },
};

/** Neither a signature of the holder’s nor a state binds the answer. */
export default rule({
  id: 'vp-holder-binding-off',
  severity: 'medium',
  owner: 'client',
  needs: [presentationAsked],
  inspect({ of }) {
    const { queries, params, message } = of(presentationAsked);
    if (!queries || queries.length === 0 || params['protocol'] !== undefined) return 'not applicable';
    const unbound = queries.find(({ isUnbound }) => isUnbound);
    if (!unbound || params['state'] !== undefined) return undefined;
    return {
      confidence: 'certain',
      detail: `The query ${unbound.id} asks for no holder binding, and the request has no state.`,
      evidence: [message],
    };
  },
});
