import { latestOf, seen } from '../../facts/seen.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Callback token differs from the approved one',
  why: 'An answer for another token may have been planted: the client would act with somebody else’s approval.',
  fix: 'Compare the callback’s oauth_token with the one kept in this browser’s session.',
  references: ['rfc5849#2.2', 'rfc5849#4.13'],
  examples: {
    fires: 'approval of token a, callback with token b',
    passes: 'approval and callback with token a',
  },
};

/** The callback brings a token that this browser was not sent to approve. */
export default rule({
  id: 'oauth1-token-mismatch',
  severity: 'high',
  owner: 'client',
  needs: [seen.resource_owner_authorization_request, seen.resource_owner_authorization_response],
  inspect({ of }) {
    const [asked] = of(seen.resource_owner_authorization_request);
    const returned = latestOf(of(seen.resource_owner_authorization_response));
    const before = asked.params['oauth_token'];
    const after = returned.params['oauth_token'];
    if (!before || !after) return 'not applicable';
    if (before === after) return undefined;
    return {
      confidence: 'firm',
      detail: 'The callback’s oauth_token is not the one whose approval was asked for.',
      evidence: [asked, returned],
    };
  },
});
