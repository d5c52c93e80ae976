import { presentationReturnOf } from '../../facts/wallet/return.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The wallet is told no way back',
  why: 'The verifier cannot tell whether the browser that began is the one whose wallet answered. Somebody could have you answer a request that they began, and be signed in as you.',
  fix: 'On the same device answer the wallet with a redirect_uri that holds a fresh value, and show the result only to the browser that brings it.',
  references: ['openid4vp#8.2', 'openid4vp#14.2'],
  examples: {
    fires: 'A web wallet’s POST to response_uri → 200 {}',
    passes: '200 {"redirect_uri": "https://verifier.example/done?response_code=…"}',
  },
};

/** On one device the session that began cannot be told. */
export default remark({
  id: 'vp-no-return',
  severity: 'info',
  owner: 'client',
  needs: [presentationReturnOf],
  inspect({ of }) {
    const { message, address, isSameBrowser } = of(presentationReturnOf);
    if (!isSameBrowser) return 'not applicable';
    if (address !== undefined) return undefined;
    return {
      confidence: 'certain',
      detail:
        'The verifier’s answer has no redirect_uri, though request and answer went through one browser.',
      evidence: [message],
    };
  },
});
