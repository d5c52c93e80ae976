import { earlierLogins, hasEarlierLogin, reuseOf } from '../../facts/reuse.ts';
import { acceptedRequest } from '../../facts/accepted-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Same PKCE challenge used for several authorizations',
  why: 'A challenge that does not change ties nothing to this login: a code of one login can be redeemed with the verifier of another.',
  fix: 'Create a new verifier for every attempt, also after an error.',
  references: ['rfc9700#2.1.1', 'oauth-2.1#4.1.1'],
  examples: {
    fires: 'Two logins with different state and the same code_challenge',
    passes: 'The same authorization request loaded again by the person',
  },
};

/** One challenge for several logins: the verifier of one redeems the code of another. */
export default rule({
  id: 'pkce-challenge-reused',
  severity: 'high',
  owner: 'client',
  needs: [acceptedRequest],
  inspect(facts) {
    const request = facts.of(acceptedRequest);
    if (!request.params['code_challenge']) return 'not applicable';
    const reuse = reuseOf(facts, 'code_challenge');
    if (!reuse) return facts.of(hasEarlierLogin) ? undefined : 'not applicable';
    return {
      confidence: reuse.confidence,
      detail: `The code_challenge is the one of ${earlierLogins(reuse)} of this client in the capture; expected a new one for every login.`,
      evidence: [request.message],
    };
  },
});
