import { isCleaned } from '../../exchange/cleaned.ts';
import { presentationAsked } from '../../facts/wallet/presentation.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Two presentation requests with one nonce',
  why: 'A presentation made for one of the requests is good for the other: it can be shown again by somebody else.',
  fix: 'Make a new nonce for every request, and let each be used once.',
  references: ['openid4vp#5.2', 'openid4vp#14.1'],
  examples: {
    fires: 'Two requests of one verifier with nonce=12345',
    passes: 'Two requests, each with a nonce of its own; one request that is fetched twice',
  },
};

/** An answer to one is good for the other. */
export default rule({
  id: 'vp-nonce-reused',
  severity: 'high',
  owner: 'client',
  needs: [presentationAsked],
  inspect({ of, flow }) {
    const { params, message } = of(presentationAsked);
    const { nonce, state, request_uri: reference } = params;
    if (!nonce) return 'not applicable';
    const earlier = flow.earlier?.('nonce', nonce) ?? [];
    const other = earlier.find(({ messages }) =>
      messages.some(
        (one) =>
          one.protocol === 'openid4vp' &&
          one.params['nonce'] === nonce &&
          // A page that is opened again repeats its request as a whole.
          (one.params['state'] !== state || one.params['request_uri'] !== reference) &&
          !isCleaned(one.params['state'] ?? ''),
      ),
    );
    if (!other) return undefined;
    return {
      confidence: 'certain',
      detail: 'The nonce is that of an earlier request; expected a fresh one.',
      evidence: [message],
    };
  },
});
