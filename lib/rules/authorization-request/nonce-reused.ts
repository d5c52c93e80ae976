import { earlierLogins, hasEarlierLogin, reuseOf } from '../../facts/reuse.ts';
import { acceptedRequest } from '../../facts/accepted-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The nonce is reused',
  why: 'The nonce proves that an ID token was issued for this very login. With a nonce of an earlier one, an ID token or code that was stolen then is accepted now.',
  fix: 'Generate a new unguessable nonce for every authorization request.',
  references: ['oidc-core#15.5.2', 'rfc9700#2.1.1'],
  examples: {
    fires: 'Two logins with different state and the same nonce',
    passes: 'Two logins, each with a nonce of its own',
  },
};

/** A nonce that was used before lets an ID token of before pass as new. */
export default rule({
  id: 'nonce-reused',
  severity: 'high',
  owner: 'client',
  needs: [acceptedRequest],
  inspect(facts) {
    const request = facts.of(acceptedRequest);
    if (!request.params['nonce']) return 'not applicable';
    const reuse = reuseOf(facts, 'nonce');
    if (!reuse) return facts.of(hasEarlierLogin) ? undefined : 'not applicable';
    const carries = request.responseType.has('id_token') || !request.params['code_challenge'];
    return {
      severity: carries ? 'high' : 'medium',
      confidence: reuse.confidence,
      detail: `The nonce is the one of ${earlierLogins(reuse)} of this client in the capture; expected a new one for every login.`,
      evidence: [request.message],
    };
  },
});
