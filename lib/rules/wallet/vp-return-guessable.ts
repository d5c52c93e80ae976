import { presentationReturnOf } from '../../facts/wallet/return.ts';
import { guessableReturnOf } from '../../facts/wallet/return-value.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The way back from the wallet can be guessed',
  why: 'The address proves that the browser that comes back is the one whose wallet answered. Without a fresh value in it, anybody can go there and take over what was begun.',
  fix: 'Put a fresh value of at least 128 bits into redirect_uri, and take it once.',
  references: ['openid4vp#8.2', 'openid4vp#14.2'],
  examples: {
    fires: '{"redirect_uri": "https://verifier.example/done?id=42"}',
    passes:
      '{"redirect_uri": "https://verifier.example/done?response_code=091535f699ea575c7937fa5f0f454aee"}',
  },
};

/** The address of the way back holds nothing that only this session has. */
export default rule({
  id: 'vp-return-guessable',
  severity: 'medium',
  owner: 'client',
  needs: [presentationReturnOf],
  inspect({ of }) {
    const { message } = of(presentationReturnOf);
    const isGuessable = guessableReturnOf(message);
    if (isGuessable === undefined) return 'not applicable';
    if (!isGuessable) return undefined;
    return {
      confidence: 'firm',
      detail:
        'redirect_uri in the verifier’s answer holds no value that looks random; expected at least 128 bits.',
      evidence: [message],
    };
  },
});
