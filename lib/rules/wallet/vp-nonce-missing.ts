import { presentationAsked } from '../../facts/wallet/presentation.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The presentation request has no nonce',
  why: 'The nonce binds what the wallet shows to this very request. Without it, whoever got hold of a presentation can show it again as theirs.',
  fix: 'Send a fresh, unguessable nonce with every request, and refuse presentations that do not hold it.',
  references: ['openid4vp#5.2', 'openid4vp#14.1'],
  examples: {
    fires: 'response_type=vp_token without nonce',
    passes: 'response_type=vp_token&nonce=n-0S6_WzA2Mj…',
  },
};

/** Nothing binds the presentation to the request. */
export default rule({
  id: 'vp-nonce-missing',
  severity: 'high',
  owner: 'client',
  needs: [presentationAsked],
  inspect({ of }) {
    const { isRead, params, message } = of(presentationAsked);
    // By reference the nonce is in an object that may not have been seen.
    if (!isRead || params['response_type'] === undefined) return 'not applicable';
    if (params['nonce'] !== undefined) return undefined;
    return {
      confidence: 'certain',
      detail: 'The request has no nonce; expected a fresh one.',
      evidence: [message],
    };
  },
});
